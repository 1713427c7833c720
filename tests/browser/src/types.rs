//! The types that hosts write their programs against, held by the real compiler.

use std::process::Command;

use crate::{engine::root, page::Page};

crate::tests![the_types_take_what_is_right_and_refuse_what_is_wrong.chromium_only()];

async fn the_types_take_what_is_right_and_refuse_what_is_wrong(_page: Page) {
    let folder = root().join("tests/browser");
    let compiled = Command::new("node")
        .arg(folder.join("node_modules/typescript/bin/tsc"))
        .args(["--project", "types"])
        .current_dir(&folder)
        .output()
        .expect("node and the compiler");
    let said = String::from_utf8_lossy(&compiled.stdout);
    assert!(compiled.status.success(), "{said}");
}
