//! The module inside of JavaScript: `lib/embedded.js`, which `pkg-template/lib/unpack.js` reads.

use std::fmt::Write as _;

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use lz4::block::{CompressionMode, compress};
use sha2::{Digest, Sha256};

/// A module whose last bytes say which one it is.
pub(crate) struct Stamped {
    pub(crate) module: Vec<u8>,
    pub(crate) build: String,
}

/// Bytes of the digest that tell two builds apart.
const BUILD_BYTES: usize = 8;

/// The highest that LZ4 has.
const LEVEL: i32 = 12;

/// Ends the module with a custom section, whose content is the beginning of the digest of all before it, in hex.
pub(crate) fn stamp(mut module: Vec<u8>) -> Stamped {
    const NAME: &[u8] = b"build";
    let build = Sha256::digest(&module)[..BUILD_BYTES].iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let lengths = [NAME.len(), 1 + NAME.len() + build.len()].map(|length| u8::try_from(length).unwrap_or(u8::MAX));
    // Id 0 is that of custom sections. Lengths below 128 are one byte.
    module.extend([0, lengths[1], lengths[0]]);
    module.extend(NAME);
    module.extend(build.bytes());
    Stamped { module, build }
}

/// The ES module that carries it: LZ4, which needs but a few lines to be read, in base64, which every runtime reads fast.
pub(crate) fn script(module: &[u8], unpacker: &[u8]) -> Result<String> {
    let packed = compress(module, Some(CompressionMode::HIGHCOMPRESSION(LEVEL)), false)?;
    Ok(format!(
        "export const size = {};\nexport const unpacker = \"{}\";\nexport const packed = \"{}\";\n",
        module.len(),
        BASE64.encode(unpacker),
        BASE64.encode(packed)
    ))
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn modules_that_differ_end_differently() {
        let [one, other] = [b"\0asm\x01\0\0\0", b"\0asm\x02\0\0\0"].map(|module| stamp(module.to_vec()));
        assert!(one.module.ends_with(one.build.as_bytes()));
        assert_eq!(one.module.len(), other.module.len());
        assert_ne!(one.build, other.build);
    }
}
