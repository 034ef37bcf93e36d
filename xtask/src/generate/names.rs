//! Names in the style of the language that they are written for.

/// `refundQuery` as the end of a type's name: `RefundQuery`.
pub(super) fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// `merOrderNo` as a Rust field: `mer_order_no`. A run of capitals is one word, so `coinID` is `coin_id`; but the last of
/// them begins the next word where there is one, so `keyALength` is `key_a_length`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::new();
    let mut in_capitals = true;
    let mut rest = name.chars().peekable();
    while let Some(char) = rest.next() {
        let capital = char.is_ascii_uppercase();
        let begins_word = rest.peek().is_some_and(char::is_ascii_lowercase);
        if capital && (!in_capitals || begins_word) && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        in_capitals = capital;
        snake.push(char.to_ascii_lowercase());
    }
    snake
}

/// `goods_details` as a Rust type: `GoodsDetails`.
pub(super) fn pascal(name: &str) -> String {
    snake(name).split('_').map(capitalised).collect()
}

/// What serde makes of a Rust field under `rename_all = "camelCase"`.
pub(super) fn camel(snake: &str) -> String {
    let pascal = pascal(snake);
    let mut chars = pascal.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::{camel, pascal, snake};

    #[test]
    fn words_are_found_in_every_spelling_of_the_gateways() {
        let spellings = [
            ("merOrderNo", "mer_order_no"),
            ("coinID", "coin_id"),
            ("keyALength", "key_a_length"),
            ("keyB", "key_b"),
            ("order_sn", "order_sn"),
            ("UserName", "user_name"),
            ("State1", "state1"),
            ("sign", "sign"),
        ];
        for (wire, rust) in spellings {
            assert_eq!(snake(wire), rust);
        }
    }

    #[test]
    fn types_and_serde_names_are_made_of_the_words() {
        assert_eq!(pascal("goodsDetails"), "GoodsDetails");
        assert_eq!(pascal("refundQuery"), "RefundQuery");
        assert_eq!(camel("mer_order_no"), "merOrderNo");
        assert_eq!(camel("coin_id"), "coinId");
    }
}
