//! What the pages under `docs/` say is run here: a changed example, an incomplete list or a stale table fails.
//!
//! In a page of `docs/protocols`, a fenced block has a label behind its language. Some blocks are given (`merchant`,
//! `call`, `notification`, `response`, `reply`); each other one is what the block given last leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use paychop::schema::{GatewayTable, Role};
use paychop::{Acknowledgement, Context, Explanation, Extras, Gateway, Hints, Outgoing, catalog};
use serde_json::Value;
use sha2::Sha512;

/// 14 November 2023, for examples in which the time does not matter.
const NOW: i64 = 1_700_000_000_000;

/// Every page about a protocol has these sections, in this order, before its generated tables.
const SECTIONS: [&str; 10] = [
    "At a glance",
    "What is signed",
    "A worked example",
    "Sending requests",
    "Reading answers",
    "Verifying notifications",
    "Statuses and outcomes",
    "Acknowledging",
    "What the gateway's own documentation gets wrong",
    "Assumptions, and what changes them",
];

/// What every page about a protocol shows by example.
const SHOWN: [&str; 7] = ["signed", "sign", "verified", "refused", "acknowledged", "rejected", "parsed"];

fn read(path: &str) -> String {
    let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One fenced block: what stands behind its opening fence, and its text.
struct Block<'p> {
    language: &'p str,
    label: &'p str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut lines = page.lines();
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let (language, label) = info.split_once(' ').unwrap_or((info, ""));
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { language, label, text: text.join("\n") });
        }
    }
    blocks
}

/// The cells of the tables in one section, without their heads and without the backticks around a cell.
fn rows<'p>(page: &'p str, section: &str) -> Vec<Vec<&'p str>> {
    let (_, rest) = page.split_once(&format!("## {section}\n")).unwrap_or_else(|| panic!("no section {section}"));
    let section = rest.split("\n## ").next().unwrap_or_default();
    let cells = |line: &'p str| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect::<Vec<_>>();
    section.lines().filter(|line| line.starts_with("| `")).map(|line| cells(line.trim_matches('|'))).collect()
}

/// What the block given last leads to, by label.
type Results = BTreeMap<String, String>;

/// The merchant of a page.
struct Merchant {
    gateway: Gateway,
    credentials: Value,
}

impl Merchant {
    fn new(config: &str) -> Self {
        let gateway = Gateway::from_json(config).unwrap();
        let config: Value = serde_json::from_str(config).unwrap();
        Self { gateway, credentials: config["credentials"].clone() }
    }

    /// What needs nothing given: the answers to the gateway's first kind of notification.
    fn answers(&self) -> Results {
        let acknowledged = self.gateway.acknowledge(self.gateway.table().kinds[0].name).unwrap();
        let answers = [("acknowledged", acknowledged), ("rejected", self.gateway.reject(None))];
        answers.into_iter().map(|(label, answer)| (label.to_owned(), shown(&answer))).collect()
    }

    fn results(&self, given: &str, detail: &str, text: &str) -> Option<Results> {
        Some(match given {
            "call" => self.call(text),
            "notification" => self.notification(text, Some(detail).filter(|kind| !kind.is_empty())),
            "response" => {
                let operation = self.gateway.operation(detail).unwrap();
                let parsed = self.gateway.parse_response(operation, text).unwrap();
                [("parsed".to_owned(), parsed.to_json())].into()
            }
            "reply" => [("answered".to_owned(), shown(&self.gateway.reply(detail, 0, text).unwrap()))].into(),
            _ => return None,
        })
    }

    fn call(&self, text: &str) -> Results {
        let call: Value = serde_json::from_str(text).unwrap();
        let operation = self.gateway.operation(call["operation"].as_str().unwrap()).unwrap();
        let (now, nonce) = (call["now"].as_i64().unwrap_or(NOW), call["nonce"].as_str().unwrap_or_default());
        let extras = Extras { csp_nonce: None, path: call["path"].as_str() };
        let input = call["input"].to_string();
        let explained = self.gateway.explain(operation, &input, extras, &mut Context::fixed(now, nonce)).unwrap();
        let mut results = self.explained(&explained);
        match self.gateway.sign(operation, &input, extras, &mut Context::fixed(now, nonce)).unwrap() {
            Outgoing::Request(request) => {
                let header = request.content_type.map(|value| format!("\ncontent-type: {value}"));
                let body = request.body.map(|body| format!("\n\n{body}"));
                let rest = header.unwrap_or_default() + &body.unwrap_or_default();
                results.insert("request".to_owned(), format!("{} {}{rest}", request.method, request.url));
            }
            Outgoing::Form(form) => {
                let fields: Vec<_> = form.fields.iter().map(|(name, value)| format!("{name} = {value}")).collect();
                results.insert("form".to_owned(), format!("{} {}\n\n{}", form.method, form.url, fields.join("\n")));
            }
        }
        results
    }

    fn notification(&self, raw: &str, kind: Option<&str>) -> Results {
        let hints = Hints { content_type: None, kind };
        let mut results = match self.gateway.explain_notification(raw.as_bytes(), hints) {
            Ok(explained) => self.explained(&explained),
            Err(_) => Results::new(),
        };
        match self.gateway.verify(raw.as_bytes(), hints, &Context::at(NOW)) {
            Ok(notification) => {
                results.insert("verified".to_owned(), notification.to_json());
            }
            Err(error) => {
                // What is refused on the pages has a right sign: that alone does not make it right.
                assert!(results.get("sign").is_none_or(|sign| raw.contains(sign)), "{raw}");
                let refusal = format!("{}: {}", error.code(), error.field().unwrap_or_default());
                results.insert("refused".to_owned(), refusal);
                let diagnosis = self.gateway.diagnose(raw.as_bytes(), hints, &Context::at(NOW));
                let codes: Vec<_> = diagnosis.findings.iter().map(|finding| finding.code.as_str()).collect();
                results.insert("diagnosed".to_owned(), codes.join(", "));
            }
        }
        results
    }

    /// The sign string and its sign, which must be the digest that anybody can make of the masked text and the secrets.
    fn explained(&self, explained: &Explanation) -> Results {
        let masked = explained.sign_string.masked();
        assert!(explained.sign.to_lowercase().contains(&self.digest(&masked)), "{masked}");
        let mut results: Results =
            explained.steps.iter().map(|step| (format!("step {}", step.name), step.value.clone())).collect();
        results.insert("signed".to_owned(), masked);
        results.insert("sign".to_owned(), explained.sign.clone());
        results
    }

    fn digest(&self, masked: &str) -> String {
        let mut text = masked.to_owned();
        let mut hmac = None;
        for part in self.gateway.table().credentials {
            let Some(secret) = self.credentials[part.name].as_str() else { continue };
            text = text.replace(&format!("<{}>", part.name), secret);
            if part.role == Role::HmacKey {
                hmac = Some(Hmac::<Sha512>::new_from_slice(secret.as_bytes()).unwrap());
            }
        }
        match hmac {
            Some(mut mac) => {
                mac.update(text.as_bytes());
                hex(&mac.finalize().into_bytes())
            }
            None => hex(&Md5::digest(text.as_bytes())),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

/// An answer as it stands on the pages.
fn shown(answer: &Acknowledgement) -> String {
    format!("{}\ncontent-type: {}\n\n{}", answer.status, answer.content_type, answer.body)
}

/// Runs the blocks of a page in their order, and gives its merchant and the labels that it shows.
fn run<'p>(name: &str, page: &'p str) -> (Merchant, BTreeSet<&'p str>) {
    let mut merchant = None;
    let (mut results, mut answers, mut labels) = (Results::new(), Results::new(), BTreeSet::new());
    for Block { language, label, text } in blocks(page) {
        if label == "merchant" {
            answers = merchant.insert(Merchant::new(&text)).answers();
            continue;
        }
        let (given, detail) = label.split_once(' ').unwrap_or((label, ""));
        let merchant = merchant.as_ref().unwrap_or_else(|| panic!("{name}: a `merchant` comes first"));
        if let Some(new) = merchant.results(given, detail, &text) {
            results = new;
            continue;
        }
        let result = results.get(label).or_else(|| answers.get(label));
        let result = result.unwrap_or_else(|| panic!("{name}: `{label}` follows from nothing:\n{text}"));
        if language == "json" {
            let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(value(&text), value(result), "{name}: {label}: {result}");
        } else {
            assert_eq!(text, *result, "{name}: {label}");
        }
        labels.insert(label);
    }
    (merchant.unwrap_or_else(|| panic!("{name} has no merchant")), labels)
}

/// A notification of each row has the outcome and the direction that the row says.
fn check_statuses(table: &GatewayTable, page: &str, merchant: &Merchant) {
    let rows = rows(page, "Statuses and outcomes");
    let kinds: BTreeSet<_> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(kinds, table.kinds.iter().map(|kind| kind.name).collect());
    for row in rows {
        let [kind, data, _, outcome, direction] = row[..] else { panic!("{row:?} has not five cells") };
        let mut random = |bytes: &mut [u8]| bytes.fill(7);
        let mut context = Context::new(NOW, &mut random);
        let sample = merchant.gateway.sample(kind, data, &mut context).unwrap();
        let hints = Hints { content_type: Some(sample.content_type), kind: Some(kind) };
        let notification = merchant.gateway.verify(sample.body.as_bytes(), hints, &Context::at(NOW)).unwrap();
        let actual = (notification.outcome.as_str(), notification.direction.as_str());
        assert_eq!(actual, (outcome, direction), "{}: {kind} {data}", table.id);
    }
}

#[test]
fn the_pages_about_protocols() {
    for table in catalog() {
        let name = format!("docs/protocols/{}.md", table.id);
        let page = read(&name);
        let sections: Vec<_> = page.lines().filter_map(|line| line.strip_prefix("## ")).take(SECTIONS.len()).collect();
        assert_eq!(sections, SECTIONS, "{name}");
        let (merchant, labels) = run(&name, &page);
        assert!(SHOWN.iter().all(|label| labels.contains(label)), "{name} shows {labels:?} only");
        assert!(labels.contains("request") || labels.contains("form"), "{name} shows no request");
        check_statuses(table, &page, &merchant);
        let names = table.credentials.iter().map(|part| part.name).chain(table.options.iter().copied());
        for name in names {
            assert!(page.contains(&format!("`{name}")), "{} does not tell of `{name}`", table.id);
        }
    }
}

/// The first cell of each row of a section, sorted.
fn listed<'p>(page: &'p str, section: &str) -> Vec<&'p str> {
    sorted(rows(page, section).into_iter().map(|row| row[0]).collect())
}

fn sorted(mut codes: Vec<&str>) -> Vec<&str> {
    codes.sort_unstable();
    codes
}

/// The public names that the arms of an enum's `as_str` give, sorted.
fn names(source: &str) -> Vec<&str> {
    let arms = source.lines().filter_map(|line| line.trim().strip_prefix("Self::"));
    sorted(arms.filter_map(|arm| arm.split_once(" => \"")?.1.strip_suffix("\",")).collect())
}

#[test]
fn every_code_is_listed() {
    let (source, page) = (include_str!("../src/contract/error.rs"), read("docs/errors.md"));
    let (codes, violations) = source.split_once("impl ViolationCode").unwrap();
    // The package's own: the core has nothing to initialise.
    let own = "not_initialised";
    assert!(read("pkg-template/lib/not-initialised.js").contains(own));
    assert_eq!(listed(&page, "Codes"), sorted([names(codes), vec![own]].concat()));
    assert_eq!(listed(&page, "Violations"), names(violations));
}

#[test]
fn every_finding_is_listed() {
    let (source, page) = (include_str!("../src/contract/diagnosis.rs"), read("docs/diagnose.md"));
    assert_eq!(listed(&page, "Findings"), names(source));
}

/// The code of the quick start is that of the package's README, which is run.
#[test]
fn the_chinese_quick_start_has_the_readmes_code() {
    let (page, readme) = (read("docs/quickstart.zh.md"), read("pkg-template/README.md"));
    let code = |page: &str| -> Vec<Vec<String>> {
        let without_comment = |line: &str| line.split(" //").next().unwrap_or_default().trim_end().to_owned();
        let examples = blocks(page).into_iter().filter(|block| block.language == "js");
        examples.map(|block| block.text.lines().map(without_comment).collect()).collect()
    };
    assert_eq!(code(&page), code(&readme));
}
