//! The five gateways: their tables, and the steps that tables cannot express.

pub(crate) mod basicex;
pub(crate) mod bibao;
pub(crate) mod lianhe;
#[cfg(feature = "typed")]
pub(crate) mod typed;
pub(crate) mod ubao;
pub(crate) mod vpay;

/// The list of the gateways, in the order of the documentation: each module, and the name of its `Protocol`. Whoever needs
/// all of them passes a macro of its own.
macro_rules! each {
    ($with:ident) => {
        $with! { basicex BasicexProtocol, bibao BibaoProtocol, ubao UbaoProtocol, vpay VpayProtocol, lianhe LianheProtocol }
    };
}
pub(crate) use each;
