//! URLs: checks without a network.

/// Whether a text is a web address that can stand in a `Location` header or in a page as it is: `http://` or
/// `https://`, a host, and visible ASCII without quotes, angle brackets and backslashes.
pub(crate) fn is_address(text: &str) -> bool {
    has_host(text) && is_clean(text)
}

/// Whether a text has only what addresses are made of once they are escaped.
pub(crate) fn is_clean(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\'))
}

/// Whether a text begins with `http://` or `https://` and a host, with a valid port if it has one. The rest is not checked.
pub(crate) fn has_host(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| is_authority(rest.split(['/', '?', '#']).next().unwrap_or_default()))
}

/// `user@host:port`, of which only the host must be there.
fn is_authority(authority: &str) -> bool {
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    // The colons of an IPv6 address are inside brackets.
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, "")) => (host, None),
        Some((host, rest)) => (host, Some(rest.strip_prefix(':').unwrap_or("?"))),
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    !host.is_empty() && port.is_none_or(is_port)
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host() {
        for good in
            ["https://a", "http://a.example:8080/x?y=1#z", "https://[::1]:443/", "https://u:p@a/", "https://中国/"]
        {
            assert!(has_host(good), "{good}");
        }
        for bad in [
            "https://",
            "https:///x",
            "https://:443",
            "https://a:99999",
            "https://a:0",
            "https://a:",
            "https://a:8o",
            "https://a:1:2",
            "https://u@:1",
            "https://?x",
            "https://#x",
            "https://[]",
            "https://[::1]x",
            "ftp://a",
            "//a",
            "HTTPS",
        ] {
            assert!(!has_host(bad), "{bad}");
        }
    }

    #[test]
    fn an_address_is_clean() {
        for bad in [
            "https://a/\r\nx: y",
            "https://a/ b",
            "https://a/\"",
            "https://a/'",
            "https://a/<b>",
            "https://a/\\b",
            "https://a/中",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(is_address("https://a/b?c=d&e=%20~!$()*+,;=:@-._"));
    }
}
