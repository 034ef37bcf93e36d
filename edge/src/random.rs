//! A pool of random bytes: `crypto.getRandomValues` costs more than a whole signature.

use paychop::{Code, Result, edge};
use spin::Mutex;

use crate::lock;

const SIZE: usize = 4096;

struct Pool {
    bytes: [u8; SIZE],
    drawn: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { bytes: [0; SIZE], drawn: SIZE });

/// Random bytes out of the pool. Where the runtime has none to give (Workers have none outside of a request) that is an
/// error like any other: an exception in here would leave the edge unusable.
pub(crate) fn fill(mut bytes: &mut [u8]) -> Result<()> {
    while !bytes.is_empty() {
        let drawn = draw(&mut lock(&POOL), bytes);
        bytes = &mut bytes[drawn..];
        if !bytes.is_empty() {
            let mut fresh = [0; SIZE];
            getrandom::fill(&mut fresh).map_err(|_| {
                let message = "the runtime gives no random bytes here: sign inside of a request, or give `nonce`";
                edge::error(Code::InvalidOptions, Some("nonce"), message)
            })?;
            *lock(&POOL) = Pool { bytes: fresh, drawn: 0 };
        }
    }
    Ok(())
}

/// How many bytes it could give.
fn draw(pool: &mut Pool, bytes: &mut [u8]) -> usize {
    let fresh = &mut pool.bytes[pool.drawn..];
    let count = fresh.len().min(bytes.len());
    bytes[..count].copy_from_slice(&fresh[..count]);
    // What has been given out is not to be found here again.
    fresh[..count].fill(0);
    pool.drawn += count;
    count
}
