//! Out: input → validate → fields in wire order → sign string → digest → envelope → request.

use alloc::borrow::{Cow, ToOwned};

use crate::contract::context::Context;
use crate::contract::error::{Error, Result, Violation, ViolationCode};
use crate::contract::request::{CashierForm, Outgoing, SignedRequest};
use crate::contract::schema::Operation;
use crate::merchant::keys::Keys;
use crate::road::envelope::{self, Body, Sealed};
use crate::road::explain::{Explanation, Trace};
use crate::road::gateway::{Gateway, read_input};
use crate::road::page;
use crate::road::protocol::{self, Call, Draft};
use crate::road::validate::{Rules, Signed, validate};
use crate::text::form;
use crate::text::json::{self, Object, Value};

/// Longer paths are no path of a gateway's.
const MAX_PATH: usize = 255;

/// Input of an operation in addition to its fields.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// For forms: the nonce of the page's Content-Security-Policy, 1 to 128 letters, digits and `+ / - _ =`.
    pub csp_nonce: Option<&'a str>,
    /// For Vpay's `call`: the path below the base URL, at most 255 bytes.
    pub path: Option<&'a str>,
}

impl Gateway {
    /// Signs an operation. `input` is a JSON object with the operation's fields. An empty string and `null` mean no fields.
    ///
    /// # Errors
    ///
    /// - [`Code::UnknownOperation`](crate::Code::UnknownOperation): the gateway has no operation of this name.
    /// - [`Code::InvalidRequest`](crate::Code::InvalidRequest): the input violates the field table, or `path` is not
    ///   allowed; with all violations.
    /// - [`Code::InvalidOptions`](crate::Code::InvalidOptions): the time, the nonce or the CSP nonce is invalid.
    ///
    /// ```
    /// use paychop::{Context, Extras, Gateway, Outgoing};
    ///
    /// let basicex = Gateway::from_json(
    ///     r#"{"gateway":"Basicex","credentials":{"merNo":"811496833912834","apiKey":"a","secretKey":"s"}}"#,
    /// )?;
    /// let mut context = Context::fixed(1_658_483_264_000, "UhUw73zMvLMIk483");
    /// let signed = basicex.sign("query", r#"{"merOrderNo":"A1"}"#, Extras::default(), &mut context)?;
    /// assert!(matches!(signed, Outgoing::Request(request) if request.url.ends_with("/basicexpay/trade/gateway")));
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn sign(
        &self,
        operation: impl AsRef<str>,
        input: &str,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Outgoing> {
        let operation = self.operation(operation.as_ref())?;
        let input = read_input(input, self.options.max_bytes).map_err(|e| e.of(self.table().id))?;
        self.sign_fields(operation, input, extras, context)
    }

    pub(crate) fn sign_fields(
        &self,
        operation: &'static Operation,
        input: Object<'_>,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Outgoing> {
        self.seal(operation, input, extras.path, context, &mut Trace::off())
            .and_then(|sealed| self.address(operation, &sealed, extras))
            .map_err(|e| e.of(self.table().id))
    }

    /// Signs a server's operation, by its place in the table.
    #[cfg(feature = "typed")]
    pub(crate) fn request(&self, index: usize, fields: Object<'_>, context: &mut Context<'_>) -> Result<SignedRequest> {
        match self.sign_fields(&self.table().operations[index], fields, Extras::default(), context)? {
            Outgoing::Request(request) => Ok(request),
            Outgoing::Form(_) => unreachable!("the table says that it is a request"),
        }
    }

    /// Signs a form for the payer's browser, by its place in the table.
    #[cfg(feature = "typed")]
    pub(crate) fn form(
        &self,
        index: usize,
        fields: Object<'_>,
        csp_nonce: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<CashierForm> {
        let extras = Extras { csp_nonce, path: None };
        match self.sign_fields(&self.table().operations[index], fields, extras, context)? {
            Outgoing::Form(form) => Ok(form),
            Outgoing::Request(_) => unreachable!("the table says that it is a form"),
        }
    }

    /// Shows how the signature of an operation is computed, with all secrets masked.
    ///
    /// # Errors
    ///
    /// As [`Gateway::sign`].
    ///
    /// ```
    /// use paychop::{Context, Extras, Gateway};
    ///
    /// let lianhe = Gateway::from_json(
    ///     r#"{"gateway":"Lianhe","credentials":{"appKey":"a","secretKey":"s"},"options":{"baseUrl":"https://l.example"}}"#,
    /// )?;
    /// let input = r#"{"mrn":"A1"}"#;
    /// let explained = lianhe.explain("payoutQuery", input, Extras::default(), &mut Context::at(1_700_000_000_000))?;
    /// assert_eq!(explained.sign_string.masked(), "appKey=a&mrn=A1&key=<secretKey>");
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn explain(
        &self,
        operation: impl AsRef<str>,
        input: &str,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Explanation> {
        let operation = self.operation(operation.as_ref())?;
        let mut trace = Trace::on();
        let explained = read_input(input, self.options.max_bytes)
            .and_then(|input| self.seal(operation, input, extras.path, context, &mut trace))
            .and_then(|sealed| {
                match self.address(operation, &sealed, extras)? {
                    Outgoing::Request(request) => {
                        trace.step("url", || request.url);
                        trace.step("body", || request.body.unwrap_or_default());
                    }
                    Outgoing::Form(form) => {
                        trace.step("url", || form.url);
                        trace.step("form", || {
                            form::encode(form.fields.iter().map(|(name, value)| (name.as_ref(), value.as_str())))
                        });
                    }
                }
                Ok((sealed.sign_string, sealed.sign))
            });
        let (sign_string, sign) = explained.map_err(|e| e.of(self.table().id))?;
        Ok(Explanation::new(sign_string, self.table().signing.algorithm, sign, trace))
    }

    /// Everything up to the envelope with its signature in it.
    fn seal<'a>(
        &'a self,
        operation: &'static Operation,
        input: Object<'a>,
        path: Option<&str>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Sealed<'a>> {
        let signing = &self.table().signing;
        let covers = |name: &str| operation.signs(name);
        let signed = signing.unescaped_pairs.then(|| Signed { table: self.table(), covers: &covers });
        let rules = Rules {
            strict: self.options.strict,
            floats: true,
            identity: self.current().identity(),
            reserved: signing.reserved,
            signed,
        };
        let path = path.filter(|_| operation.open).and_then(|path| check_path(operation, path));
        let fields = match (validate(operation, input, rules), path) {
            (Ok(fields), None) => fields,
            (fields, path) => {
                let others = fields.err().unwrap_or_default();
                return Err(Error::invalid_request(path.into_iter().chain(others).collect()));
            }
        };
        let draft = self.protocol.draft(self.merchant(), Call { operation, fields }, context, trace)?;
        Ok(self.seal_draft(self.current(), draft, signing.request_field, trace))
    }

    /// Digests what a gateway has drafted, and wraps it: requests, replies and samples alike.
    pub(crate) fn seal_draft<'a>(
        &self,
        keys: &Keys,
        draft: Draft<'a>,
        field: &'static str,
        trace: &mut Trace,
    ) -> Sealed<'a> {
        let Draft { sign_string, ends, mut envelope, sign_before, body } = draft;
        trace.step("signString", || sign_string.masked());
        let mut sign = self.table().signing.text(&self.digest(&sign_string, keys));
        if let Some((before, after)) = ends {
            trace.step("digest", || sign.clone());
            sign = [before, sign, after].concat();
        }
        trace.step("sign", || sign.clone());
        envelope::insert(&mut envelope, field, &sign, sign_before);
        Sealed { sign_string, sign, envelope, body }
    }

    fn address(&self, operation: &'static Operation, sealed: &Sealed<'_>, extras: Extras<'_>) -> Result<Outgoing> {
        let base = self.options.base_url.as_deref().unwrap_or_default();
        let path = match extras.path {
            Some(path) if operation.open => Cow::Borrowed(path),
            _ => protocol::path(operation.path, self.current()),
        };
        let url = [base, &path].concat();
        let request = |url, content_type, body| {
            Outgoing::Request(SignedRequest { method: operation.method, url, content_type, body })
        };
        let fields = &sealed.envelope;
        let (form, json) = (Some(form::CONTENT_TYPE), Some(json::CONTENT_TYPE));
        Ok(match sealed.body {
            Body::Json => request(url, json, Some(json::print(fields))),
            Body::Query => request([&url, "?", &envelope::pairs(fields)].concat(), None, None),
            Body::Form if !operation.form => request(url, form, Some(envelope::pairs(fields))),
            Body::Form | Body::JsonInForm(_) => {
                let owned =
                    |(name, value): (&str, &Value<'_>)| (Cow::Owned(name.to_owned()), value.text_or_empty().to_owned());
                let fields = match sealed.body {
                    Body::JsonInForm(name) => vec![(Cow::Borrowed(name), json::print(fields))],
                    _ => fields.iter().map(owned).collect(),
                };
                let html = page::self_submitting(&url, &fields, extras.csp_nonce)?;
                Outgoing::Form(CashierForm { method: operation.method, url, fields, html })
            }
        })
    }
}

/// A path must stay within the gateway's family, whatever the caller made it from.
fn check_path(operation: &Operation, path: &str) -> Option<Violation> {
    let inside = path.len() <= MAX_PATH
        && path.strip_prefix(operation.path).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_'))
        });
    if inside {
        return None;
    }
    let message = format!(
        "`path` must begin with {0} and go on with letters, digits, -, _ and /, such as {0}order/query",
        operation.path
    );
    Some(Violation { field: "path".to_owned(), code: ViolationCode::BadFormat, message })
}
