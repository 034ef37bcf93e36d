//! The page that submits itself: a form for the payer's browser.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use crate::contract::error::{Code, Error, Result, ViolationCode};
use crate::text::scan::ByteSet;

/// What HTML must not see as it is. What is not ASCII could be shown as it is, but a page in ASCII crosses into
/// JavaScript in a tenth of the time, and no server can send it in the wrong charset.
const ESCAPED: ByteSet<5> = ByteSet { bytes: *b"&<>\"'", below: 0, non_ascii: true };

const CONTROL: ByteSet<1> = ByteSet { bytes: [0x7f], below: b' ', non_ascii: false };

/// Escapes text for HTML, in content and in quoted attributes, in one pass.
fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, escaped) = rest.split_at(ESCAPED.find(rest.as_bytes()));
        out.push_str(plain);
        let mut characters = escaped.chars();
        let Some(character) = characters.next() else { return };
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // By number, a browser would read them as characters of windows-1252.
            '\u{80}'..='\u{9f}' => out.push(character),
            other => {
                out.push_str("&#");
                out.push_str(&u32::from(other).to_string());
                out.push(';');
            }
        }
        rest = characters.as_str();
    }
}

/// A whole page whose form submits itself; without scripts it shows a button.
///
/// It is ASCII, but for control characters in the caller's text; its own texts (正在前往收银台…, 继续付款) stand as numeric
/// references. The values have no line ends and no other ASCII control characters, which a browser would send in another form.
pub(crate) fn self_submitting(
    action: &str,
    fields: &[(Cow<'_, str>, String)],
    csp_nonce: Option<&str>,
) -> Result<String> {
    let nonce = csp_nonce.map_or(Ok(String::new()), script_nonce)?;
    if let Some((name, _)) = fields.iter().find(|(_, value)| CONTROL.is_in(value)) {
        let message = format_args!(
            "`{name}` has a line end or another control character, which a browser does not send as it is"
        );
        return Err(Error::violation(name, ViolationCode::BadCharset, message));
    }
    let size: usize = fields.iter().map(|(name, value)| name.len() + value.len() * 5 / 4 + 64).sum();
    let mut page = String::with_capacity(size + action.len() + 640);
    page.push_str(concat!(
        "<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>&#27491;&#22312;&#21069;&#24448;&#25910;&#38134;&#21488;&#8230; / Opening the cashier&#8230;</title>\n</head>\n<body>\n",
        "<form id=\"paychop\" method=\"post\" accept-charset=\"utf-8\" action=\"",
    ));
    escape_into(&mut page, action);
    page.push_str("\">\n");
    for (name, value) in fields {
        page.push_str("<input type=\"hidden\" name=\"");
        escape_into(&mut page, name);
        page.push_str("\" value=\"");
        escape_into(&mut page, value);
        page.push_str("\">\n");
    }
    page.push_str(
        "<noscript><button type=\"submit\">&#32487;&#32493;&#20184;&#27454; / Continue to payment</button></noscript>\n</form>\n<script",
    );
    page.push_str(&nonce);
    page.push_str(">document.getElementById(\"paychop\").submit();</script>\n</body>\n</html>\n");
    Ok(page)
}

/// Characters of a CSP nonce at most.
const MAX_NONCE: usize = 128;

fn script_nonce(nonce: &str) -> Result<String> {
    let fits = (1..=MAX_NONCE).contains(&nonce.len())
        && nonce.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_' | b'='));
    if fits {
        Ok(format!(" nonce=\"{nonce}\""))
    } else {
        Err(Error::at(
            Code::InvalidOptions,
            "cspNonce",
            "a CSP nonce is at most 128 characters of base64: letters, digits and + / - _ =",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;

    #[test]
    fn nothing_breaks_out_of_an_attribute() {
        let evil = "\"</script><img src=x onerror=alert(1)>'&中🧧";
        let page =
            self_submitting("https://x.test/?a=1&b=2", &[("data".into(), evil.to_owned())], Some("r4nd0m==")).unwrap();
        assert!(
            page.contains(
                "value=\"&quot;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;&#20013;&#129511;\""
            )
        );
        assert!(page.is_ascii());
        assert!(page.contains("action=\"https://x.test/?a=1&amp;b=2\""));
        assert!(page.contains("<script nonce=\"r4nd0m==\">"));
        let page = self_submitting("", &[("data".into(), "Bob\u{92}s".to_owned())], None).unwrap();
        assert!(page.contains("value=\"Bob\u{92}s\""));
        for control in ["\r", "\n", "\0", "\x7f"] {
            let error = self_submitting("", &[("mrn".into(), control.to_owned())], None).unwrap_err();
            assert_eq!((error.code(), error.field()), (Code::InvalidRequest, Some("mrn")));
        }
        assert_eq!(self_submitting("", &[], Some("a\"b")).unwrap_err().code(), Code::InvalidOptions);
    }
}
