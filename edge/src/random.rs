//! A pool of random bytes: `crypto.getRandomValues` costs more than a whole signature.

use std::cell::RefCell;

use paychop::{Code, Result, edge};

const SIZE: usize = 4096;

struct Pool {
    bytes: [u8; SIZE],
    drawn: usize,
}

thread_local! {
    static POOL: RefCell<Pool> = const { RefCell::new(Pool { bytes: [0; SIZE], drawn: SIZE }) };
}

/// Random bytes out of the pool. Where the runtime has none to give (Workers have none outside of a request) that is an
/// error like any other: an exception in here would leave the edge unusable.
pub(crate) fn fill(mut bytes: &mut [u8]) -> Result<()> {
    while !bytes.is_empty() {
        let drawn = POOL.with_borrow_mut(|pool| {
            let fresh = &mut pool.bytes[pool.drawn..];
            let count = fresh.len().min(bytes.len());
            bytes[..count].copy_from_slice(&fresh[..count]);
            // What has been given out is not to be found here again.
            fresh[..count].fill(0);
            pool.drawn += count;
            count
        });
        bytes = &mut bytes[drawn..];
        if !bytes.is_empty() {
            let mut fresh = [0; SIZE];
            getrandom::fill(&mut fresh).map_err(|_| {
                let message = "the runtime gives no random bytes here: sign inside of a request, or give `nonce`";
                edge::error(Code::InvalidOptions, Some("nonce"), message)
            })?;
            POOL.with_borrow_mut(|pool| *pool = Pool { bytes: fresh, drawn: 0 });
        }
    }
    Ok(())
}
