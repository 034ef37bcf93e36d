//! Takes a Basicex order over the boundary in one of three ways, and adds up what came, so that nothing is left out
//! by the compiler.

// The core's own reader knows no standard library.
#[cfg(feature = "own-reader")]
#[macro_use]
extern crate alloc;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes the input buffer `len` bytes long and gives its address.
#[wasm_bindgen]
pub fn input(len: usize) -> usize {
    INPUT.with_borrow_mut(|input| {
        input.resize(len, 0);
        input.as_ptr().addr()
    })
}

#[cfg(any(feature = "own-reader", feature = "serde-json"))]
fn with_text<T>(step: impl FnOnce(&str) -> T) -> T {
    INPUT.with_borrow(|input| step(std::str::from_utf8(input).expect("the text comes from an encoder")))
}

/// JSON text, read by the core's own reader. Returns the bytes of all names and scalars.
#[cfg(feature = "own-reader")]
#[wasm_bindgen]
pub fn own_reader() -> usize {
    use json::Value;

    fn weigh(value: &Value<'_>) -> usize {
        match value {
            Value::Null | Value::Bool(_) => 1,
            Value::Number(text) | Value::Text(text) => text.len(),
            Value::List(list) => list.iter().map(weigh).sum(),
            Value::Object(object) => object.iter().map(|(name, value)| name.len() + weigh(value)).sum(),
        }
    }
    with_text(|text| json::read(text).map_or(0, |value| weigh(&value)))
}

/// The core's own reader; its writer comes with it unused, and is left out by the linker.
#[cfg(feature = "own-reader")]
#[allow(dead_code, unused_imports, clippy::inline_always)]
#[path = "../../../src/text"]
mod text {
    pub(crate) mod hex;
    pub(crate) mod json;
    pub(crate) mod scan;
    pub(crate) mod sort;
}
#[cfg(feature = "own-reader")]
use text::json;

/// JSON text, read by `serde_json` with numbers as they came. Returns the bytes of all names and scalars.
#[cfg(feature = "serde-json")]
#[wasm_bindgen]
pub fn serde_json() -> usize {
    use serde_json::Value;

    fn weigh(value: &Value) -> usize {
        match value {
            Value::Null | Value::Bool(_) => 1,
            Value::Number(number) => number.as_str().len(),
            Value::String(text) => text.len(),
            Value::Array(list) => list.iter().map(weigh).sum(),
            Value::Object(object) => object.iter().map(|(name, value)| name.len() + weigh(value)).sum(),
        }
    }
    with_text(|text| serde_json::from_str(text).map_or(0, |value| weigh(&value)))
}

/// A JavaScript object, taken apart by `serde-wasm-bindgen` into a struct: its best case, for the struct says what to
/// look for. Numbers come as floats, and a text in their place is refused.
#[cfg(feature = "serde-wasm-bindgen")]
mod objects {
    use serde::Deserialize;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Order {
        mer_order_no: String,
        client_ip: String,
        total_amount: f64,
        currency: String,
        description: String,
        order_source: String,
        trade_start_time: String,
        expire_time: f64,
        notify_url: String,
        return_url: String,
        attach: String,
        goods_details: Vec<Goods>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Goods {
        goods_type: String,
        goods_id: String,
        goods_name: String,
        quantity: f64,
        price: f64,
    }

    /// Returns the bytes of all texts; 0 when the order is refused.
    #[wasm_bindgen]
    pub fn serde_wasm_bindgen(order: JsValue) -> usize {
        let Ok(order) = serde_wasm_bindgen::from_value::<Order>(order) else { return 0 };
        let texts = [&order.mer_order_no, &order.client_ip, &order.currency, &order.description, &order.order_source];
        let more = [&order.trade_start_time, &order.notify_url, &order.return_url, &order.attach];
        let numbers = usize::from(order.total_amount > 0.0 && order.expire_time > 0.0);
        let goods = order.goods_details.iter().map(|goods| {
            let positive = usize::from(goods.quantity > 0.0 && goods.price > 0.0);
            positive + goods.goods_type.len() + goods.goods_id.len() + goods.goods_name.len()
        });
        numbers + texts.iter().chain(&more).map(|text| text.len()).sum::<usize>() + goods.sum::<usize>()
    }
}
