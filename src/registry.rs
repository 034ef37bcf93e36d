//! The list of the gateways.

use crate::contract::schema::GatewayTable;
use crate::gateways::{basicex, bibao, lianhe, ubao, vpay};
use crate::road::protocol::Protocol;

/// Every gateway, in the order of the documentation.
pub(crate) static PROTOCOLS: &[&dyn Protocol] = &[
    &basicex::BasicexProtocol,
    &bibao::BibaoProtocol,
    &ubao::UbaoProtocol,
    &vpay::VpayProtocol,
    &lianhe::LianheProtocol,
];

pub(crate) fn protocol_of(name: &str) -> Option<&'static dyn Protocol> {
    PROTOCOLS.iter().copied().find(|protocol| protocol.table().name == name || protocol.table().id == name)
}

/// The tables of every gateway: what it takes, what it sends.
pub fn catalog() -> impl Iterator<Item = &'static GatewayTable> {
    PROTOCOLS.iter().map(|protocol| protocol.table())
}
