//! Whatever a gateway signs: nothing panics, the same event has the same replay key under another nonce, and the
//! bytes cannot be changed afterwards.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::{Context, Data, Hints, Notification};
use paychop_fuzz::{Draft, NOW, gateway};

/// What counts: a change of anything else does no harm.
fn meaning(notification: &Notification) -> (&str, &str, &str, &Data) {
    let Notification { kind, direction, outcome, data, .. } = notification;
    (kind, direction.as_str(), outcome.as_str(), data)
}

fuzz_target!(|data: &[u8]| {
    let [choice, index, place, change, changes @ ..] = data else { return };
    let gateway = gateway(*choice);
    let kinds = gateway.table().kinds;
    let kind = &kinds[usize::from(*index) % kinds.len()];
    let draft = Draft::of(changes).overrides(kind.fields);
    let signed = |nonce| gateway.sample(kind.name, &draft, &mut Context::fixed(NOW, nonce));
    let Ok(sample) = signed("7154") else { return };
    let hints = Hints { content_type: Some(sample.content_type), kind: Some(kind.name) };
    let context = Context::at(NOW);
    let Ok(notification) = gateway.verify(sample.body.as_bytes(), hints, &context) else { return };
    assert_eq!((notification.gateway, notification.kind), (gateway.table().id, kind.name));
    assert!(gateway.diagnose(sample.body.as_bytes(), hints, &context).verified);

    let again = signed("9023").expect("it was signed a moment ago");
    let again = gateway.verify(again.body.as_bytes(), hints, &context).expect("only the nonce is another one");
    if gateway.table().id != "ubao" || kind.name != "balance" {
        assert_eq!(notification.replay_key, again.replay_key, "{draft}");
    }

    let mut changed = sample.body.clone().into_bytes();
    let length = changed.len();
    changed[(usize::from(*place) * 257) % length] ^= change;
    if let Ok(forged) = gateway.verify(&changed, hints, &context) {
        assert_eq!(meaning(&forged), meaning(&notification), "{}", String::from_utf8_lossy(&changed));
    }
});
