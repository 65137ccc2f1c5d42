//! The look of the window, in one place: fonts, text sizes, and a colour and a sign for each standing.
//!
//! The colours of the standings stay apart for readers who see red and green alike, and for those who see blue and yellow
//! alike; every text has a contrast of at least 4.5 to 1. Both are tested below.

use crate::comparison::{CountedAs, Relation, Standing};
use eframe::egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::style::Spacing;
use eframe::egui::{Color32, Context, FontData, FontFamily, FontId, TextStyle, Theme, Ui, Visuals};
use std::sync::Arc;

/// Fonts by name, first the ones that are looked in first. DejaVu has the signs that the others lack: ✔, ≠, ↕. The licences lie
/// beside them.
static FONTS: [(&str, &[u8]); 7] = [
    ("Noto Sans", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
    ("Noto Sans Bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf")),
    ("Noto Naskh Arabic", include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf")),
    ("Noto Sans Hebrew", include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf")),
    ("Noto Sans Devanagari", include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf")),
    ("Noto Sans Thai", include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf")),
    ("DejaVu Sans", include_bytes!("../../assets/fonts/DejaVuSans.ttf")),
];

/// The family of headings and titles.
const BOLD: &str = "bold";

/// Gives the window its fonts, text sizes and colours.
pub fn install(context: &Context) {
    for (name, bytes) in FONTS {
        let priority = if matches!(name, "Noto Sans" | "Noto Sans Bold") { FontPriority::Highest } else { FontPriority::Lowest };
        let mut families = Vec::new();
        if name != "Noto Sans Bold" {
            families.push(InsertFontFamily { family: FontFamily::Proportional, priority });
        }
        if name != "Noto Sans" {
            families.push(InsertFontFamily { family: FontFamily::Name(Arc::from(BOLD)), priority });
        }
        context.add_font(FontInsert::new(name, FontData::from_static(bytes), families));
    }
    set_text_size(context, BODY);
    for theme in [Theme::Light, Theme::Dark] {
        context.style_mut_of(theme, |style| {
            let ink = ink(theme == Theme::Dark);
            style.visuals.widgets.noninteractive.fg_stroke.color = ink;
            style.visuals.widgets.inactive.fg_stroke.color = ink;
            style.visuals.weak_text_color = Some(weak(theme == Theme::Dark));
            style.visuals.hyperlink_color = chosen(theme == Theme::Dark);
            // A thin bar that is always seen says that there is more.
            style.spacing.scroll.dormant_handle_opacity = 0.5;
        });
    }
}

/// The ground that everything in the window stands on.
pub fn window_ground(dark: bool) -> Color32 {
    if dark { Visuals::dark() } else { Visuals::light() }.panel_fill
}

/// Leaves the ground to whoever clears the window to [`window_ground`]: a panel that fills itself with the same colour once more costs
/// as much as all else in it where no graphics card draws.
pub fn leave_out_grounds(context: &Context) {
    context.all_styles_mut(|style| style.visuals.panel_fill = Color32::TRANSPARENT);
}

/// The size of reading text that the other sizes go with, in points.
pub const BODY: f32 = 15.0;

/// Sets the size of reading text, in points; all other text goes with it.
pub fn set_text_size(context: &Context, size: f32) {
    context.all_styles_mut(|style| {
        for (text, part) in [(TextStyle::Small, 12.0), (TextStyle::Body, BODY), (TextStyle::Button, 14.0), (TextStyle::Heading, 19.0)] {
            style.text_styles.insert(text, FontId::proportional(size * part / BODY));
        }
        // So do the marks beside it.
        let usual = Spacing::default();
        let spacing = &mut style.spacing;
        (spacing.icon_width, spacing.icon_width_inner) = (usual.icon_width * size / BODY, usual.icon_width_inner * size / BODY);
    });
}

/// So many points of a text size of [`BODY`], at the size that the reader has chosen.
pub fn sized(ui: &Ui, points: f32) -> f32 {
    TextStyle::Body.resolve(ui.style()).size * points / BODY
}

/// The font of titles and headings.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(Arc::from(BOLD)))
}

/// The sign of a standing: it reads without colour.
pub fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Corroborated => "✔",
        Standing::Disputed => "≠",
        Standing::Repeated => "=",
        Standing::SingleSource => "·",
    }
}

/// The sign of what a point is counted as: that of its standing, but ≈ where nothing was decided.
pub fn counted_sign(counted: CountedAs) -> &'static str {
    if counted == CountedAs::Undecided { relation_sign(Relation::Related) } else { sign(counted.standing()) }
}

/// The strong colour of a standing: signs and headings.
pub fn colour(ui: &Ui, standing: Standing) -> Color32 {
    strong(standing, ui.visuals().dark_mode)
}

/// The quiet colour behind the text of a standing.
pub fn tint(ui: &Ui, standing: Standing) -> Color32 {
    ground(standing, ui.visuals().dark_mode)
}

/// The sign of a relation between two passages.
pub fn relation_sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Agrees => "✔",
        Relation::Contradicts => "≠",
        Relation::Related => "≈",
    }
}

/// The strong colour of a relation: that of the standing it makes.
pub fn relation_colour(ui: &Ui, relation: Relation) -> Color32 {
    colour(
        ui,
        match relation {
            Relation::Agrees => Standing::Corroborated,
            Relation::Contradicts => Standing::Disputed,
            Relation::Related => Standing::SingleSource,
        },
    )
}

/// The sign before a notice of something that went wrong.
pub fn problem(ui: &Ui) -> Color32 {
    colour(ui, Standing::Disputed)
}

/// The sign before a notice of something that was done.
pub fn done(ui: &Ui) -> Color32 {
    colour(ui, Standing::Corroborated)
}

/// Behind words that only one of two passages has.
pub fn changed(ui: &Ui) -> Color32 {
    marked(ui.visuals().dark_mode, false)
}

/// Round the passage that is selected.
pub fn selected(ui: &Ui) -> Color32 {
    chosen(ui.visuals().dark_mode)
}

/// Text of what the filter does not let through: still there, but out of the way.
pub fn faint(ui: &Ui) -> Color32 {
    dimmed(ui.visuals().dark_mode)
}

/// Text that is there for whoever looks for it: what is not found in an account.
pub fn quiet(ui: &Ui) -> Color32 {
    weak(ui.visuals().dark_mode)
}

/// Behind the match of a search that was gone to; the others have the colour of changed words.
pub fn current_find(ui: &Ui) -> Color32 {
    marked(ui.visuals().dark_mode, true)
}

fn strong(standing: Standing, dark: bool) -> Color32 {
    match (standing, dark) {
        (Standing::Corroborated, false) => Color32::from_rgb(0x0b, 0x6b, 0x5b),
        (Standing::Corroborated, true) => Color32::from_rgb(0x63, 0xcd, 0xb8),
        (Standing::Disputed, false) => Color32::from_rgb(0xb3, 0x27, 0x1e),
        (Standing::Disputed, true) => Color32::from_rgb(0xff, 0x9a, 0x76),
        (Standing::Repeated, false) => Color32::from_rgb(0x5b, 0x3f, 0xb0),
        (Standing::Repeated, true) => Color32::from_rgb(0xb9, 0xa8, 0xff),
        (Standing::SingleSource, false) => Color32::from_rgb(0x5f, 0x5f, 0x5f),
        (Standing::SingleSource, true) => Color32::from_rgb(0xb4, 0xb4, 0xb4),
    }
}

fn ground(standing: Standing, dark: bool) -> Color32 {
    match (standing, dark) {
        (Standing::Corroborated, false) => Color32::from_rgb(0xdf, 0xf1, 0xee),
        (Standing::Corroborated, true) => Color32::from_rgb(0x13, 0x3a, 0x35),
        (Standing::Disputed, false) => Color32::from_rgb(0xfd, 0xe0, 0xd2),
        (Standing::Disputed, true) => Color32::from_rgb(0x54, 0x26, 0x1a),
        (Standing::Repeated, false) => Color32::from_rgb(0xe9, 0xe4, 0xfb),
        (Standing::Repeated, true) => Color32::from_rgb(0x2d, 0x26, 0x52),
        (Standing::SingleSource, _) => Color32::TRANSPARENT,
    }
}

/// The colour of text.
fn ink(dark: bool) -> Color32 {
    Color32::from_gray(if dark { 222 } else { 32 })
}

/// The colour of what is selected, and of what leads somewhere.
fn chosen(dark: bool) -> Color32 {
    if dark { Color32::from_rgb(0x8a, 0xb8, 0xff) } else { Color32::from_rgb(0x1f, 0x5f, 0xbf) }
}

/// The colour of text that explains.
fn weak(dark: bool) -> Color32 {
    Color32::from_gray(if dark { 165 } else { 95 })
}

/// The colour of text that is still there, but out of the way.
fn dimmed(dark: bool) -> Color32 {
    Color32::from_gray(if dark { 136 } else { 112 })
}

/// Behind words that are marked in a text; `now` for the one match of a search that was gone to.
fn marked(dark: bool, now: bool) -> Color32 {
    match (dark, now) {
        (true, false) => Color32::from_rgb(0x6b, 0x4a, 0x00),
        (true, true) => Color32::from_rgb(0x96, 0x4a, 0x00),
        (false, false) => Color32::from_rgb(0xff, 0xe2, 0x8a),
        (false, true) => Color32::from_rgb(0xff, 0xa9, 0x4d),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour as linear light, each part 0 to 1.
    fn light(colour: Color32) -> [f64; 3] {
        [colour.r(), colour.g(), colour.b()].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// The contrast of two colours as WCAG 2 defines it, 1 to 21.
    fn contrast(x: Color32, y: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let [r, g, b] = light(colour);
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (x, y) = (luminance(x), luminance(y));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    /// How linear light looks to readers without one kind of cone: Machado, Oliveira and Fernandes, 2009, severity 1.
    const EYES: [(&str, [[f64; 3]; 3]); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        ("no red", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
        ("no green", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
        ("no blue", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
    ];

    /// The distance of two colours in CIE L*a*b*, as eyes see them; about 2 can just be told apart side by side.
    fn distance(x: Color32, y: Color32, eyes: &[[f64; 3]; 3]) -> f64 {
        let lab = |colour: Color32| {
            let light = light(colour);
            let [r, g, b] = eyes.map(|row| row.iter().zip(light).map(|(weight, part)| weight * part).sum::<f64>().clamp(0.0, 1.0));
            let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
            let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
            let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
            let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        lab(x).iter().zip(lab(y)).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn all_text_goes_with_the_size_of_reading_text() {
        let context = Context::default();
        install(&context);
        let sizes = || {
            [TextStyle::Small, TextStyle::Body, TextStyle::Button, TextStyle::Heading]
                .map(|text| text.resolve(&context.global_style()).size)
        };
        let usual = sizes();
        set_text_size(&context, 2.0 * BODY);
        assert_eq!(sizes(), usual.map(|size| 2.0 * size));
    }

    #[test]
    fn standings_stay_apart_for_every_kind_of_eyes() {
        // A single source has no ground and no mark in the strip: that sets it off from the three that have.
        let shown = [Standing::Disputed, Standing::Corroborated, Standing::Repeated];
        for dark in [false, true] {
            for (name, eyes) in &EYES {
                for (at, &x) in shown.iter().enumerate() {
                    for &y in &shown[at + 1..] {
                        let apart = distance(strong(x, dark), strong(y, dark), eyes);
                        assert!(apart >= 20.0, "{x} and {y} for eyes with {name}, dark {dark}: {apart:.1}");
                        let apart = distance(ground(x, dark), ground(y, dark), eyes);
                        assert!(apart >= 8.0, "the grounds of {x} and {y} for eyes with {name}, dark {dark}: {apart:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_text_has_a_contrast_of_at_least_four_and_a_half() {
        for dark in [false, true] {
            let panel = window_ground(dark);
            for standing in Standing::ALL {
                let ground = match ground(standing, dark) {
                    Color32::TRANSPARENT => panel,
                    colour => colour,
                };
                for (name, colour) in [("sign", strong(standing, dark)), ("text", ink(dark))] {
                    assert!(contrast(colour, ground) >= 4.5, "{name} of {standing}, dark {dark}: {:.1}", contrast(colour, ground));
                    assert!(contrast(colour, panel) >= 4.5, "{name} of {standing} on the panel, dark {dark}");
                }
            }
            for (name, colour) in [("weak text", weak(dark)), ("a link", chosen(dark)), ("dimmed text", dimmed(dark))] {
                assert!(contrast(colour, panel) >= 4.5, "{name}, dark {dark}: {:.1}", contrast(colour, panel));
            }
            let disputed = ground(Standing::Disputed, dark);
            assert!(contrast(weak(dark), disputed) >= 4.5, "what a disputed claim stands in, dark {dark}");
            for now in [false, true] {
                let found = contrast(ink(dark), marked(dark, now));
                assert!(found >= 4.5, "a word that is marked, dark {dark}, gone to {now}: {found:.1}");
            }
        }
    }

    #[test]
    fn the_words_of_a_chip_are_read_on_every_ground_it_has() {
        for dark in [false, true] {
            let visuals = if dark { Visuals::dark() } else { Visuals::light() };
            let chip = visuals.selection;
            assert!(contrast(chip.stroke.color, chip.bg_fill) >= 4.5, "chosen, dark {dark}");
            for (name, ground) in [("at rest", visuals.widgets.inactive), ("under the pointer", visuals.widgets.hovered)] {
                for standing in Standing::ALL {
                    let found = contrast(strong(standing, dark), ground.weak_bg_fill);
                    assert!(found >= 4.5, "{standing} {name}, dark {dark}: {found:.1}");
                }
            }
        }
    }
}
