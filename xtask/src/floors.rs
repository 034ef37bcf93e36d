//! The floors of `src/`: a room uses the floors below it and knows nothing of those above. No circle, no arrow upwards.
//!
//! A room is a file, a gateway's folder, or a folder inside a floor. What a room uses is read off its paths, those of tests
//! included.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::paths;

/// From the ground up, as README.md lists them. `edge` is what the module of the npm package needs.
const FLOORS: &[&str] =
    &["text", "sign", "contract", "merchant", "road", "testing", "diagnose", "gateways", "registry", "edge", "lib"];

type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_arrow_leads_upwards_and_none_in_a_circle() {
    let uses = uses();
    assert!(uses.len() > 40, "only {} rooms were found", uses.len());
    let upwards: Vec<_> = uses
        .iter()
        .flat_map(|(room, used)| used.iter().map(move |other| (room, other)))
        .filter(|(room, other)| height(other) > height(room))
        .collect();
    assert!(upwards.is_empty(), "arrows upwards: {upwards:?}");
    for room in uses.keys() {
        let mut path = vec![room.as_str()];
        assert!(!leads_back(&uses, room, &mut path), "a circle: {path:?}");
    }
}

#[test]
fn gateways_do_not_know_each_other() {
    for (room, used) in uses().iter().filter(|(room, _)| room.starts_with("gateways/")) {
        let others: Vec<_> = used.iter().filter(|other| other.starts_with("gateways/") && *other != room).collect();
        let shared = ["gateways/typed".to_owned()];
        assert!(others.iter().all(|other| shared.contains(other)), "{room} uses {others:?}");
    }
}

#[test]
fn paths_are_read_whatever_their_form() {
    let source = "use crate::{a::b, c::{self, d}}; use super::e; fn f() { crate::g::h(); } // crate::i\n const S: &str = \"crate::j\";";
    let mut found = Vec::new();
    read(&source.parse().expect("this is Rust"), &mut found);
    assert_eq!(found, ["crate a b", "crate c self", "crate c d", "super e", "crate g h"]);
}

fn height(room: &str) -> usize {
    let floor = room.split('/').next().unwrap_or_default();
    FLOORS.iter().position(|known| *known == floor).unwrap_or_else(|| panic!("{floor} is no floor"))
}

fn leads_back<'a>(uses: &'a Uses, goal: &str, path: &mut Vec<&'a str>) -> bool {
    let last = path[path.len() - 1];
    for next in &uses[last] {
        if next == goal {
            return true;
        }
        // Arrows within a floor alone can make a circle, for none leads upwards.
        if height(next) == height(goal) && !path.contains(&next.as_str()) {
            path.push(next);
            if leads_back(uses, goal, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

/// Which rooms each room uses.
fn uses() -> Uses {
    let source = paths::root().join("src");
    let mut files = Vec::new();
    collect(&source, &source, &mut files);
    let rooms: BTreeSet<String> = files.iter().map(|file| room_of(file)).collect();
    let mut uses: Uses = rooms.iter().map(|room| (room.clone(), BTreeSet::new())).collect();
    for file in &files {
        let text = fs::read_to_string(source.join(file)).expect("a source file can be read");
        let mut paths = Vec::new();
        read(&text.parse().unwrap_or_else(|_| panic!("{file} is no Rust")), &mut paths);
        let room = room_of(file);
        let others = paths.iter().filter_map(|path| resolve(path, file, &rooms)).filter(|other| *other != room);
        uses.entry(room.clone()).or_default().extend(others);
    }
    uses
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let relative = path.strip_prefix(root).expect("it lies in src");
            files.push(relative.to_str().expect("names are ASCII").replace('\\', "/"));
        }
    }
}

/// `road/gateway.rs` → `road/gateway`; `gateways/vpay/tables.rs` → `gateways/vpay`; `text/mod.rs` → `text/mod`.
fn room_of(file: &str) -> String {
    file.trim_end_matches(".rs").split('/').take(2).collect::<Vec<_>>().join("/")
}

/// The room that a path leads into.
fn resolve(path: &str, file: &str, rooms: &BTreeSet<String>) -> Option<String> {
    let mut names: Vec<&str> = path.split(' ').collect();
    let folder: Vec<&str> = file.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
    let base: Vec<&str> = match names.remove(0) {
        "crate" => Vec::new(),
        // In `x.rs` it is the folder; in `x/mod.rs` and inside of a `mod tests` it stays within the room or its floor.
        _ => folder,
    };
    let full: Vec<&str> = base.into_iter().chain(names).collect();
    let [floor, rest @ ..] = full.as_slice() else { return None };
    if !FLOORS.contains(floor) {
        return None;
    }
    let room = rest.first().map(|name| format!("{floor}/{name}")).filter(|room| rooms.contains(room));
    room.or_else(|| rooms.get(*floor).cloned()).or_else(|| rooms.get(&format!("{floor}/mod")).cloned())
}

/// Every path that begins with `crate` or `super`, its names separated by spaces; a group is one path for each of its parts.
fn read(tokens: &TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(name) if name == "crate" || name == "super" => {
                at = follow(&tokens, at + 1, &name.to_string(), found);
            }
            TokenTree::Group(group) => {
                read(&group.stream(), found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Goes on from a name over `::`, and gives the place behind the path.
fn follow(tokens: &[TokenTree], mut at: usize, start: &str, found: &mut Vec<String>) -> usize {
    let mut path = start.to_owned();
    while let (Some(TokenTree::Punct(one)), Some(TokenTree::Punct(two)), Some(next)) =
        (tokens.get(at), tokens.get(at + 1), tokens.get(at + 2))
    {
        if one.as_char() != ':' || two.as_char() != ':' {
            break;
        }
        match next {
            TokenTree::Ident(name) => path = format!("{path} {name}"),
            TokenTree::Group(group) => {
                for part in parts(&group.stream()) {
                    if let Some(TokenTree::Ident(name)) = part.first() {
                        follow(&part, 1, &format!("{path} {name}"), found);
                    }
                }
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    if path != "crate" && path != "super" {
        found.push(path);
    }
    at
}

/// What stands between the commas.
fn parts(group: &TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in group.clone() {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut().expect("there is one").push(token),
        }
    }
    parts
}
