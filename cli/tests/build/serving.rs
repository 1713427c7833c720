//! `factsheet serve`.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use crate::desk::{self, LEAST};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; ends with this value.
struct Server {
    child: Child,
    address: String,
    sheet: PathBuf,
    out: BufReader<ChildStdout>,
    /// What it says of the sheet.
    said: PathBuf,
}

impl Server {
    fn start(text: &str) -> Server {
        let sheet = desk::sheet_folder(text);
        let mut command = desk::factsheet();
        command.arg("serve").arg(&sheet).arg("--engine").arg(desk::engine(1)).args(["--port", "0"]);
        let said = desk::folder("said").join("stderr");
        let stderr = fs::File::create(&said).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(stderr).spawn().expect("the tool runs");
        let mut out = BufReader::new(child.stdout.take().expect("its words"));
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert_ne!(out.read_line(&mut line).expect("a line"), 0, "it ended without an address");
        }
        let address = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        let address = address.expect("an address").to_owned();
        Server { child, address, sheet, out, said }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = self.connect();
        write!(stream, "{request}\r\nConnection: close\r\n\r\n").expect("asks");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}", self.address))
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("connects");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// The stream of news, as an open page hears it.
    fn news(&self) -> News {
        let mut stream = self.connect();
        write!(stream, "GET /reload HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).expect("asks");
        News(BufReader::new(stream))
    }

    fn write(&self, text: &str) {
        fs::write(self.sheet.join("sheet.toml"), text).expect("writes");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

struct News(BufReader<TcpStream>);

impl News {
    /// The next event and its data.
    fn next(&mut self) -> (String, String) {
        let mut event = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("news in time"), 0, "the stream ended");
            if let Some(name) = line.strip_prefix("event: ") {
                event = name.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (event, data.trim().to_owned());
            }
        }
    }
}

#[test]
fn it_serves_every_file_with_its_type_and_nothing_else() {
    let server = Server::start(LEAST);
    let page = server.get("/");
    assert!(page.contains("content-type: text/html; charset=utf-8") && page.contains("no-store"), "{page}");
    let json = server.get("/facts.json");
    assert!(json.contains("content-type: application/json") && json.contains("\"only\""));
    assert!(server.get("/facts.csv").contains("content-type: text/csv"));
    for path in ["/../Cargo.toml", "/%2e%2e/sheet.toml", "/sheet.toml", "//etc/hostname", "/engine.wasm"] {
        assert!(server.get(path).starts_with("HTTP/1.1 404"), "{path}");
    }
    let foreign = server.ask("GET / HTTP/1.1\r\nHost: evil.example");
    assert!(foreign.starts_with("HTTP/1.1 403"), "{foreign}");
}

#[test]
fn pages_of_this_machine_may_embed_what_is_served_and_no_others() {
    let server = Server::start(LEAST);
    let from = |origin: &str| {
        server.ask(&format!("GET /embed.js HTTP/1.1\r\nHost: {}\r\nOrigin: {origin}", server.address))
    };
    for own in ["http://127.0.0.1:8000", "http://localhost:3000", "http://localhost"] {
        let answer = from(own);
        assert!(answer.contains(&format!("access-control-allow-origin: {own}\r\n")), "{answer}");
        assert!(answer.contains("vary: origin"), "{answer}");
    }
    for other in
        ["https://evil.example", "http://127.0.0.1.evil.example", "http://localhost.evil.example:80", "null"]
    {
        let answer = from(other);
        assert!(answer.starts_with("HTTP/1.1 200") && !answer.contains("access-control"), "{answer}");
    }
    assert!(!server.get("/embed.js").contains("access-control"));
}

#[test]
fn the_wasm_has_its_type() {
    use factsheet_cli::{build, build::Engine};
    let sheet = desk::checked(LEAST);
    let built = build::build(&sheet, &Engine::read(&desk::engine(1)).expect("an engine")).expect("builds");
    let name = built.files.iter().map(|file| &file.name).find(|name| name.ends_with(".wasm")).expect("wasm");
    let server = Server::start(LEAST);
    assert!(server.get(&format!("/{name}")).contains("content-type: application/wasm"));
}

#[test]
fn an_edit_reaches_open_pages_and_mistakes_are_told_and_mended() {
    let server = Server::start(LEAST);
    let mut news = server.news();
    let (event, first) = news.next();
    assert_eq!(event, "built");
    assert!(server.get("/").contains(&format!("\"{first}\"")), "the page knows its build");

    server.write(&LEAST.replace("\"Title\"", "\"Another title\""));
    let (event, second) = news.next();
    assert_eq!(event, "built");
    assert_ne!(first, second);
    assert!(server.get("/").contains("<h1>Another title</h1>"));

    server.write(&LEAST.replace("kicker", "kickr"));
    let (event, report) = news.next();
    assert_eq!(event, "broken");
    assert!(report.contains("unknown-field") && !report.contains("\\u001b"), "{report}");
    assert!(server.get("/").contains("<h1>Another title</h1>"), "the last good page stays");

    server.write(LEAST);
    assert_eq!(news.next(), ("built".to_owned(), first));
}

#[test]
fn warnings_that_stand_are_not_said_again_after_each_save() {
    let mut server = Server::start(LEAST);
    let mut news = server.news();
    let mut save = |server: &mut Server, text: &str| {
        news.next();
        server.write(text);
    };
    let built = |server: &mut Server| {
        let mut line = String::new();
        while !line.starts_with("built in") {
            line.clear();
            assert_ne!(server.out.read_line(&mut line).expect("a line"), 0, "it ended");
        }
        line.contains("with the same warnings as before")
    };
    let said = |server: &Server| fs::read_to_string(&server.said).expect("its words").matches("W03").count();
    assert_eq!(said(&server), 1);
    // Its place is another, three lines further down.
    save(&mut server, &format!("\n\n\n{LEAST}"));
    assert!(built(&mut server));
    assert_eq!(said(&server), 1);
    // Others are said, and so is one that comes back.
    save(&mut server, &format!("{LEAST}\n[[party]]\nslug = \"nobody\"\nlabel = \"Nobody\"\n"));
    assert!(!built(&mut server));
    assert_eq!(said(&server), 2);
    save(&mut server, &LEAST.replace("kicker", "kickr"));
    save(&mut server, LEAST);
    assert!(!built(&mut server));
    assert!(said(&server) > 2);
}

#[test]
fn a_sheet_that_is_broken_from_the_start_is_waited_for() {
    let server = Server::start(&LEAST.replace("kicker", "kickr"));
    let page = server.get("/");
    assert!(page.contains("could not be built") && page.contains("kickr"), "{page}");
    let mut news = server.news();
    assert_eq!(news.next().0, "broken");
    server.write(LEAST);
    assert_eq!(news.next().0, "built");
    assert!(server.get("/").contains("<h1>Title</h1>"));
}

#[test]
fn a_taken_port_is_said_with_another_to_try() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let mut command = desk::factsheet();
    command.arg("serve").arg(desk::sheet_folder(LEAST)).arg("--engine").arg(desk::engine(1));
    let ended = command.arg("--port").arg(port.to_string()).output().expect("the tool runs");
    assert_eq!(ended.status.code(), Some(1));
    let said = desk::said(&ended);
    assert!(said.contains(&format!("port {port} is taken")) && said.contains("--port"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_ends_it_with_a_reason() {
    let mut command = desk::factsheet();
    command.arg("serve").arg(Path::new("no/such/sheet")).arg("--engine").arg(desk::engine(1));
    let ended = command.args(["--port", "0"]).output().expect("the tool runs");
    assert_eq!(ended.status.code(), Some(1));
    assert!(desk::said(&ended).contains("cannot find the folder `no/such/sheet`"), "{}", desk::said(&ended));
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(LEAST);
        let mut news = server.news();
        news.next();
        let sent =
            Command::new("kill").args([signal, &server.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
        let start = Instant::now();
        let ended = loop {
            if let Some(ended) = server.child.try_wait().expect("a state") {
                break ended;
            }
            assert!(start.elapsed() < PATIENCE, "it still runs");
            std::thread::yield_now();
        };
        assert_eq!(ended.code(), Some(0), "{signal}");
    }
}
