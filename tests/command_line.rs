//! The command line, run as a reader runs it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

mod command;

use command::corroborate;

#[test]
fn compare_prints_the_contract() {
    let output = corroborate(&["compare", "sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["accounts"].as_array().map(Vec::len), Some(4));
    for link in json["links"].as_array().expect("links") {
        assert!(["agrees", "contradicts", "related"].contains(&link["relation"].as_str().expect("a relation")));
        assert!(!link["evidence"].as_array().expect("evidence").is_empty());
    }
    let passages: usize =
        json["accounts"].as_array().expect("accounts").iter().filter_map(|a| a["passages"].as_array()).map(Vec::len).sum();
    let gathered: usize = json["points"].as_array().expect("points").iter().filter_map(|p| p["passages"].as_array()).map(Vec::len).sum();
    assert_eq!(passages, gathered, "every passage is in exactly one point");
}

#[test]
fn an_option_may_stand_before_the_command_and_a_file_may_not() {
    let input = "x\tOne boat sank.\tOne boat sank.\n";
    let [before, behind] = [["--no-model", "judge"], ["judge", "--no-model"]].map(|arguments| corroborate(&arguments, input));
    assert_eq!((before.status.code(), &before.stdout), (Some(0), &behind.stdout));
    let wrong = corroborate(&["a.txt", "judge"], input);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("a.txt stands before the command"));
}

#[test]
fn judge_answers_a_line_each_in_order() {
    let output = corroborate(
        &["judge"],
        "x\tTwelve people died in the fire.\tThe fire killed 17 people.\ny\tThe doors were red.\tHe sold nine sheep.\n",
    );
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let fields: Vec<Vec<&str>> = said.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((fields[0][0], fields[0][1], fields[0][3]), ("x", "contradicts", "quantity,wording"));
    assert_eq!((fields[1][0], fields[1][1]), ("y", "unrelated"));
}

#[test]
fn a_line_that_is_no_pair_is_named_and_the_rest_is_answered() {
    let output = corroborate(&["judge"], "no tabs here\n2\tOne boat.\tOne boat.\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1"));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("2\tagrees"));
}

#[test]
fn a_named_file_that_is_not_supported_is_an_error_after_the_rest() {
    let output = corroborate(&["compare", "Cargo.toml", "sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Cargo.toml is not a supported kind of file"));
    assert!(output.stdout.starts_with(b"{"));
}

#[test]
fn without_a_display_one_sentence_names_the_report_command() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let output = corroborate(&["sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("corroborate report") && said.lines().count() == 1, "{said}");
}

#[test]
fn wrong_use_is_exit_code_two() {
    assert_eq!(corroborate(&["report", "sample_docs/harbour-fire"], "").status.code(), Some(2));
    assert_eq!(corroborate(&["compare"], "").status.code(), Some(2));
}

fn saved(folder: &std::path::Path) -> String {
    let path = folder.join("fire.corroborate").display().to_string();
    let output = corroborate(&["save", "sample_docs/harbour-fire", "-o", &path], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    path
}

#[test]
fn spans_are_byte_offsets_and_every_account_has_a_voice() {
    let output = corroborate(&["compare", "sample_docs/siege-of-marrow"], "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut texts = std::collections::BTreeMap::new();
    let mut sigla = Vec::new();
    for account in json["accounts"].as_array().expect("accounts") {
        sigla.push(account["siglum"].as_str().expect("a siglum").to_owned());
        assert_eq!(account["sha256"].as_str().map(str::len), Some(64));
        assert!(account["words"].as_u64() > Some(0) && account["title"].is_string() && account["file"].is_string());
        for passage in account["passages"].as_array().expect("passages") {
            let text = passage["text"].as_str().expect("a text");
            let span = passage["start"].as_u64().zip(passage["end"].as_u64()).expect("a span");
            assert_eq!(span.1 - span.0, text.len() as u64);
            texts.insert(passage["id"].as_str().expect("an id").to_owned(), text.to_owned());
        }
    }
    for link in json["links"].as_array().expect("links") {
        assert!((0.0..=1.0).contains(&link["similarity"].as_f64().expect("a similarity")));
        for evidence in link["evidence"].as_array().expect("evidence") {
            for side in ["a", "b"] {
                let text = &texts[link[side].as_str().expect("an id")];
                let at = |i: usize| usize::try_from(evidence[side][i].as_u64().expect("an offset")).expect("small");
                assert!(text.get(at(0)..at(1)).is_some(), "{evidence} of {text}");
            }
            assert!(["agrees", "contradicts", "related"].contains(&evidence["relation"].as_str().expect("a relation of its own")));
            assert!(!evidence["why"].as_str().expect("a reason").ends_with('.'));
        }
    }
    for point in json["points"].as_array().expect("points") {
        assert!(["corroborated", "disputed", "repeated", "single_source"].contains(&point["standing"].as_str().expect("a standing")));
        let voices = point["voices"].as_object().expect("voices");
        assert_eq!(voices.keys().cloned().collect::<Vec<_>>(), sigla);
        assert!(voices.values().all(|voice| ["says", "differs", "contradicts", "silent"].contains(&voice.as_str().expect("a voice"))));
        let on_sides: usize = point["sides"].as_array().expect("sides").iter().filter_map(|side| side.as_array()).map(Vec::len).sum();
        assert_eq!(on_sides, voices.values().filter(|voice| *voice != "silent").count());
    }
    assert!(json["copying"].is_array());
}

#[test]
fn a_project_compares_as_its_files_do_and_its_rulings_stand_beside_the_machines_view() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = saved(folder.path());
    let files = corroborate(&["compare", "sample_docs/harbour-fire"], "");
    let project = corroborate(&["compare", &path], "");
    assert_eq!(String::from_utf8_lossy(&project.stderr), "");
    assert!(files.stdout == project.stdout, "a project without rulings is the same comparison");

    let json: serde_json::Value = serde_json::from_slice(&files.stdout).expect("JSON");
    let link = json["links"].as_array().expect("links").iter().find(|link| link["relation"] == "contradicts").expect("a dispute");
    let text_of = |id: &serde_json::Value| {
        let passages =
            json["accounts"].as_array().expect("accounts").iter().flat_map(|account| account["passages"].as_array().expect("passages"));
        passages.clone().find(|passage| passage["id"] == *id).expect("a passage")["text"].clone()
    };
    let file_of = |id: &serde_json::Value| {
        let siglum: String = id.as_str().expect("an id").chars().take_while(char::is_ascii_uppercase).collect();
        json["accounts"].as_array().expect("accounts").iter().find(|account| account["siglum"] == *siglum).expect("an account")["file"]
            .clone()
    };
    let mut saved: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).expect("the project")).expect("JSON");
    let passage = |id| serde_json::json!({ "account": { "text_sha256": "", "file": file_of(id) }, "text": text_of(id) });
    saved["rulings"] =
        serde_json::json!([{ "ruling": "reject", "instead": "related", "a": passage(&link["a"]), "b": passage(&link["b"]) }]);
    std::fs::write(&path, saved.to_string()).expect("written");

    let ruled = corroborate(&["compare", &path], "");
    let ruled: serde_json::Value = serde_json::from_slice(&ruled.stdout).expect("JSON");
    let find = |links: &serde_json::Value| {
        links.as_array().expect("links").iter().find(|other| other["a"] == link["a"] && other["b"] == link["b"]).expect("the link")["relation"].clone()
    };
    assert_eq!((find(&ruled["links"]), find(&ruled["machine"]["links"])), ("related".into(), "contradicts".into()));
    assert_eq!(ruled["rulings"][0]["unfit"], serde_json::Value::Null);
    assert!(ruled["points"].as_array().expect("points").iter().all(|point| point["machine"].is_array()));
    let page = folder.path().join("ruled.html").display().to_string();
    assert_eq!(corroborate(&["report", &path, "-o", &page], "").status.code(), Some(0));
    let page = std::fs::read_to_string(page).expect("a page");
    assert!(page.contains("The reader’s rulings") && page.contains("other than the machine says"));
}

#[test]
fn many_events_are_reported_at_once_and_what_fails_costs_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().display().to_string();
    let events = ["sample_docs/harbour-fire", "no-such-folder", "sample_docs/council-vote"];
    let output = corroborate(&[&["report", "--each"], &events[..], &["-o", &out, "--format", "md", "--only", "disputed"]].concat(), "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-folder") && output.stdout.is_empty());
    for name in ["harbour-fire.md", "council-vote.md"] {
        let text = std::fs::read_to_string(folder.path().join(name)).expect("a report");
        assert!(text.contains("## Disputed") && !text.contains("## Corroborated") && !text.contains("## Full texts"));
    }
}

#[test]
fn the_ending_picks_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, begins) in [
        ("html", &b"<!DOCTYPE html>"[..]),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("xml", b"<?xml"),
        ("csv", b"\xEF\xBB\xBF\"point\""),
        ("json", b"{"),
        ("md", b"# "),
    ] {
        let path = folder.path().join(format!("report.{ending}"));
        let output = corroborate(&["report", "sample_docs/council-vote", "-o", &path.display().to_string()], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(std::fs::read(&path).expect("a report").starts_with(begins), "{ending}");
    }
    let refused = corroborate(&["report", "sample_docs/council-vote", "-o", "report.wav"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains(".docx"));
    assert_eq!(corroborate(&["report", "x", "-o", "x.json", "--only", "disputed"], "").status.code(), Some(2));
}

#[test]
fn the_manual_page_and_the_completions_know_the_commands() {
    let manual = corroborate(&["man"], "");
    assert!(String::from_utf8_lossy(&manual.stdout).contains(".TH corroborate"));
    for shell in ["bash", "zsh", "fish"] {
        let script = corroborate(&["completions", shell], "");
        assert!(String::from_utf8_lossy(&script.stdout).contains("redact"), "{shell}");
    }
}

#[test]
fn a_redacted_copy_holds_the_words_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (saved(folder.path()), folder.path().join("shared.corroborate").display().to_string());
    let output = corroborate(&["redact", &path, "--word", "Tobias Venn", "-o", &copy], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&copy).expect("the copy");
    assert!(std::fs::read_to_string(&path).expect("the project").contains("Tobias Venn"));
    assert!(!text.contains("Tobias Venn") && text.contains("[redacted]"));
    assert_eq!(corroborate(&["compare", &copy], "").status.code(), Some(0));
}

#[test]
fn a_changed_source_is_noticed_and_taken_over_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("a.txt"), "The fire killed 12 people.\n\nThe rope store was lost.\n").expect("a source");
    assert_eq!(corroborate(&["save", &at("a.txt"), "-o", &at("story.corroborate")], "").status.code(), Some(0));
    let mut saved: serde_json::Value = serde_json::from_slice(&std::fs::read(at("story.corroborate")).expect("the project")).expect("JSON");
    let account = serde_json::json!({ "text_sha256": saved["accounts"][0]["facts"]["text_sha256"], "file": at("a.txt") });
    let note = |text: &str| serde_json::json!({ "ruling": "note", "text": "ask", "passage": { "account": account, "text": text } });
    saved["rulings"] = serde_json::json!([note("The fire killed 12 people."), note("The rope store was lost.")]);
    std::fs::write(at("story.corroborate"), saved.to_string()).expect("written");
    std::fs::write(at("a.txt"), "The fire killed 13 people.\n\nThe rope store was lost.\n").expect("a changed source");

    let kept = corroborate(&["compare", &at("story.corroborate")], "");
    assert_eq!(kept.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&kept.stdout).contains("12 people"));
    assert!(String::from_utf8_lossy(&kept.stderr).contains("the text in the project is used"));

    let taken = corroborate(&["save", "--take-over", &at("story.corroborate"), "-o", &at("new.corroborate")], "");
    let said = String::from_utf8_lossy(&taken.stderr).into_owned();
    assert_eq!(taken.status.code(), Some(0));
    assert!(
        said.contains("was taken over") && said.contains("no longer fits, and is kept: Note on “The fire killed 12 people.”"),
        "{said}"
    );
    let new: serde_json::Value = serde_json::from_slice(&std::fs::read(at("new.corroborate")).expect("the project")).expect("JSON");
    assert!(new["accounts"][0]["text"].as_str().expect("a text").contains("13 people"));
    assert_eq!(new["rulings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn standard_input_is_an_account_like_any_file() {
    let output = corroborate(&["compare", "-", "sample_docs/harbour-fire/letter.txt"], "Fire at sea\n\nTwo boats burned.\n");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&json["accounts"][0]["file"], &json["accounts"][0]["title"]), (&"standard input".into(), &"Fire at sea".into()));
    let page = corroborate(&["compare", "-"], "<!doctype html><title>Fire</title><p>Two <b>boats</b> burned in the night.");
    let json: serde_json::Value = serde_json::from_slice(&page.stdout).expect("JSON");
    assert_eq!(json["accounts"][0]["passages"][0]["text"], "Two boats burned in the night.");
    let empty = corroborate(&["compare", "-"], "");
    assert_eq!(empty.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&empty.stderr).contains("standard input holds no text"));
}

#[test]
fn a_bundle_is_named_and_split_when_asked() {
    let bundle = "sample_docs/bundles/harbour-fire.txt";
    let whole = corroborate(&["compare", bundle], "");
    assert_eq!(whole.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&whole.stderr).contains("harbour-fire.txt looks as if it held 4 accounts; give --split"));
    let output = corroborate(&["compare", "--split", bundle], "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("was split into 4 accounts: “ALDMOUTH FIRE") && said.contains("what stands before the first was left out"),
        "{said}"
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(bundle)).expect("the bundle");
    for account in json["accounts"].as_array().expect("accounts") {
        let at = |name: &str| account["part"][name].as_u64().expect("a number") as usize;
        let first = account["passages"][0]["text"].as_str().expect("a passage");
        assert!(text[at("start")..at("end")].contains(first), "{first}");
    }
}

#[test]
fn parts_of_a_changed_file_are_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (bundle, project) = (folder.path().join("bundle.txt"), folder.path().join("fire.corroborate"));
    let (bundle_name, project_name) = (bundle.display().to_string(), project.display().to_string());
    let body = "Two boats burned in the harbour on Tuesday night, and the rope store behind them was lost.";
    let text = format!("Fire at sea\nBy Ann Lee\n\n{body}\n\nNight of fire\nBy Tom Reed\n\n{body}\n");
    std::fs::write(&bundle, &text).expect("written");
    assert_eq!(corroborate(&["save", "--split", &bundle_name, "-o", &project_name], "").status.code(), Some(0));
    std::fs::write(&bundle, text.replacen("Two boats", "A first line.\n\nThree boats", 1)).expect("written");
    let output = corroborate(&["save", "--take-over", &project_name, "-o", &project_name], "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(&project).expect("the project")).expect("JSON");
    let texts: Vec<&str> = saved["accounts"].as_array().expect("accounts").iter().filter_map(|account| account["text"].as_str()).collect();
    assert!(texts[0].contains("Three boats") && !texts[0].contains("Night of fire"), "{texts:?}");
    assert!(texts[1].starts_with("Night of fire") && texts[1].ends_with("was lost."), "{texts:?}");
    std::fs::write(&bundle, "Nothing of it is left.\n").expect("written");
    let output = corroborate(&["compare", &project_name], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no longer holds the account “Fire at sea”"));
}

#[test]
fn the_reader_names_an_encoding() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt").display().to_string();
    std::fs::write(&path, b"\xCF\xEE\xE6\xE0\xF0.\n").expect("written");
    let output = corroborate(&["compare", "--encoding", "cp1251", &path], "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&json["accounts"][0]["passages"][0]["text"], &json["accounts"][0]["encoding"]), (&"Пожар.".into(), &"windows-1251".into()));
    let wrong = corroborate(&["compare", "--encoding", "martian", &path], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("windows-1252"));
}

#[test]
fn corrections_are_reported_beside_what_the_file_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = saved(folder.path());
    let mut project: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).expect("the project")).expect("JSON");
    let facts = project["accounts"][0]["facts"].clone();
    let account = serde_json::json!({ "text_sha256": facts["text_sha256"], "file": facts["file"] });
    project["rulings"] = serde_json::json!([
        { "ruling": "correct", "account": account, "fact": "author", "value": "Ann Lee", "read": facts["author"] },
        { "ruling": "correct", "account": account, "fact": "language", "value": "de", "read": "en" },
    ]);
    std::fs::write(&path, project.to_string()).expect("written");
    let report = folder.path().join("report.md").display().to_string();
    assert_eq!(corroborate(&["report", &path, "-o", &report], "").status.code(), Some(0));
    let text = std::fs::read_to_string(report).expect("a report");
    let author = facts["author"].as_str().expect("an author in the file");
    assert!(text.contains(&format!("Ann Lee (corrected by the reader; “{author}” in the file, from the page")), "{text}");
    assert!(text.contains("A is in German"), "the notice follows the correction");
    let json: serde_json::Value = serde_json::from_slice(&corroborate(&["compare", &path], "").stdout).expect("JSON");
    assert_eq!((&json["accounts"][0]["author"], &json["accounts"][0]["read"]["author"]["value"]), (&"Ann Lee".into(), &facts["author"]));
    assert!(
        json["language_notice"]
            .as_str()
            .is_some_and(|notice| notice.contains("numbers, dates, times, names and a few hundred common words"))
    );
}
