//! The page while its editor works on it, as `factsheet serve` shows it: what
//! is wrong comes into view wherever one reads, and goes again.

use std::{env, fs, path::Path, process::Stdio};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{engine::root, page::Page};

crate::tests![findings_come_into_view_wherever_the_editor_reads_and_can_be_closed];

/// The tool `factsheet`, to be given arguments.
pub fn tool() -> std::process::Command {
    let own = env::current_exe().expect("this program has a place");
    let folder = own.ancestors().nth(2).expect("cargo puts tests two folders deep");
    std::process::Command::new(folder.join("factsheet"))
}

/// The running tool, which ends with this value, and where it serves.
struct Desk {
    address: String,
    _tool: Child,
}

impl Desk {
    async fn open(sheet: &Path) -> Desk {
        let mut tool = Command::from(tool());
        tool.arg("serve").arg(sheet).args(["--port", "0", "--engine"]).arg(root().join("target/engine"));
        let mut tool =
            tool.stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap_or_else(
                |why| panic!("the tool does not start ({why}); run `cargo xtask build` first"),
            );
        let mut said = BufReader::new(tool.stdout.take().expect("its words")).lines();
        while let Some(line) = said.next_line().await.expect("a line") {
            if let Some((_, rest)) = line.split_once("http://") {
                let host = rest.split(['/', ' ']).next().unwrap_or_default();
                let address = format!("http://{host}/");
                // What it says later is nobody's to read, but must not be refused.
                tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
                return Desk { address, _tool: tool };
            }
        }
        panic!("the tool ended without an address");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the sheet's folder").flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("copies");
        }
    }
}

const SHOWN: &str = "seen(find('#fs-findings'))";

async fn findings_come_into_view_wherever_the_editor_reads_and_can_be_closed(page: Page) {
    let sheet = Path::new(env!("CARGO_TARGET_TMPDIR")).join(page.kind.name()).join("story");
    drop(fs::remove_dir_all(&sheet));
    copy(&root().join("sheets/state-visit"), &sheet);
    let desk = Desk::open(&sheet).await;
    page.client.goto(&desk.address).await.expect("the page of the tool");
    page.alive().await;
    page.until("document.querySelector('#fs-findings')").await;
    assert_eq!(page.js(SHOWN).await, false, "nothing is wrong yet");

    page.js("(scrollTo(0, 2000), 1)").await;
    page.until("scrollY == 2000").await;
    let wrong = sheet.join("wrong.toml");
    fs::write(&wrong, "[[fact]]\nslug = \"bare\"\n".repeat(20)).expect("writes");
    page.until(SHOWN).await;
    assert_eq!(page.js("scrollY").await, 2000, "the text does not move");
    assert_eq!(page.js("box(find('#fs-findings'))[1]").await, 0, "it is at the top of what is seen");
    assert_eq!(page.js("find('#fs-findings').getBoundingClientRect().height <= innerHeight / 2").await, true);
    assert_eq!(page.js("!!document.elementFromPoint(9, 9).closest('#fs-findings')").await, true);
    let report = "find('#fs-findings [role=alert]')";
    assert!(page.text("#fs-findings [role=alert]").await.contains("missing-field"));
    page.js(&format!("({report}.focus(), {report}.scrollTo(0, 200), 1)")).await;
    page.until(&format!("document.activeElement == {report} && {report}.scrollTop > 100")).await;

    page.client
        .find(fantoccini::Locator::Css("#fs-findings button"))
        .await
        .expect("a button")
        .click()
        .await
        .expect("it takes a click");
    page.until(&format!("!{SHOWN} && document.title.startsWith('✗')")).await;
    fs::write(&wrong, "[[fact]]\nbarer = \"yes\"\n").expect("writes");
    page.until(&format!("{SHOWN} && {report}.textContent.includes('barer')")).await;
    fs::remove_file(&wrong).expect("it is mended");
    page.until(&format!("!{SHOWN} && !document.title.startsWith('✗')")).await;
    page.leave().await;
}
