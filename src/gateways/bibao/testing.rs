//! The gateway's side: its notifications, and its check of a request.

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use des::Des;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Bodies;
use crate::contract::schema::{Kind, Operation};
use crate::contract::testing::{Accepted, Incoming};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::Body;
use crate::road::gateway::Gateway;
use crate::road::message::{self, Message};
use crate::road::protocol::{Call, Draft, Protocol};
use crate::testing::{GatewaySide, accept, mismatch};
use crate::text::hex::unhex;
use crate::text::json::{Object, Value};
use crate::text::time::Beijing;

use super::{BibaoProtocol, outbound};

impl GatewaySide for BibaoProtocol {
    fn sample_values(&self, _keys: &Keys, _kind: &'static str, now: i64) -> Object<'static> {
        let now = Beijing::at(now).spaced();
        Object(vec![("CreateTime".into(), Value::from(now))])
    }

    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        kind: &'static Kind,
        mut data: Object<'a>,
        _context: &mut Context<'_>,
    ) -> Result<Draft<'a>> {
        if kind.name != "otc" {
            data.take("CreateTime");
        }
        let unsigned = Message { fields: data, form: true };
        let sign_string = BibaoProtocol.sign_string(merchant, &unsigned);
        Ok(Draft::new(sign_string, unsigned.fields, Body::Form))
    }

    fn unseal(
        &self,
        gateway: &Gateway,
        request: &Incoming<'_>,
        candidates: &[&'static Operation],
        query: &str,
    ) -> Result<Accepted> {
        unseal(gateway, request, candidates, query)
    }
}

fn unseal(
    gateway: &Gateway,
    request: &Incoming<'_>,
    candidates: &[&'static Operation],
    _query: &str,
) -> Result<Accepted> {
    let keys = gateway.current();
    let operation = candidates[0];
    let envelope = message::read(request.body, Bodies::Json, None)?;
    let plaintext = decrypt(keys, envelope.required("param")?)?;
    let mut fields = Object::default();
    for pair in plaintext.split('&') {
        let (name, value) = pair.split_once('=').ok_or_else(undecipherable)?;
        fields.push(name, Value::from(value));
    }
    let first = |index: usize, name: &str| {
        fields.0.get(index).filter(|(own, _)| own == name).and_then(|(_, value)| value.as_text())
    };
    let (Some(merchant), Some(timestamp)) = (first(0, "MerCode"), first(1, "Timestamp")) else {
        return Err(Error::at(Code::MalformedBody, "param", "`param` does not begin with MerCode and Timestamp"));
    };
    if merchant != keys.identity() {
        return Err(Error::at(Code::WrongMerchant, "MerCode", "`MerCode` is another merchant's"));
    }
    let seconds = timestamp.parse::<i64>().map_err(|_| undecipherable())?;
    let (timestamp, date) = (timestamp.to_owned(), Beijing::at(seconds).date());
    fields.0.drain(..2);

    let call = Call { operation, fields };
    let digest = outbound::sign_string(gateway.merchant(), &call, &timestamp, &date).md5();
    let key = envelope.sign("key")?;
    let (a, c) = (keys.length("keyALength"), keys.length("keyCLength"));
    let md5 = key.get(a..a + 32).filter(|_| key.len() == a + 32 + c);
    if !md5.is_some_and(|md5| digest.matches(md5)) {
        return Err(mismatch("key"));
    }
    accept(operation, call.fields, true)
}

fn undecipherable() -> Error {
    Error::at(Code::MalformedBody, "param", "`param` does not decrypt with this desKey to `k=v&k=v` text")
}

fn decrypt(keys: &Keys, param: &str) -> Result<String> {
    let mut bytes = vec![0; param.len() / 2];
    unhex(param, &mut bytes).ok_or_else(undecipherable)?;
    let key = keys.secret("desKey").reveal().as_bytes();
    let cipher = cbc::Decryptor::<Des>::new_from_slices(key, key).map_err(|_| undecipherable())?;
    let plaintext = cipher.decrypt_padded_vec::<Pkcs7>(&bytes).map_err(|_| undecipherable())?;
    String::from_utf8(plaintext).map_err(|_| undecipherable())
}
