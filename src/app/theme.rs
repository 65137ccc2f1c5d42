//! The look of the window, in one place: a colour and a sign for each standing.

use crate::comparison::Standing;
use eframe::egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::{Color32, Context, FontData, FontFamily, Ui};

/// Letters and signs the toolkit's own font lacks: Arabic, Hebrew, ✔. Its licence lies beside it.
static FALLBACK_FONT: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans.ttf");

/// Gives the window its fonts.
pub fn install(context: &Context) {
    context.add_font(FontInsert::new(
        "DejaVu Sans",
        FontData::from_static(FALLBACK_FONT),
        vec![InsertFontFamily { family: FontFamily::Proportional, priority: FontPriority::Lowest }],
    ));
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

/// The strong colour of a standing: signs and headings.
pub fn colour(ui: &Ui, standing: Standing) -> Color32 {
    let dark = ui.visuals().dark_mode;
    match (standing, dark) {
        (Standing::Corroborated, false) => Color32::from_rgb(0x1b, 0x6e, 0x4b),
        (Standing::Corroborated, true) => Color32::from_rgb(0x6f, 0xcf, 0xa3),
        (Standing::Disputed, false) => Color32::from_rgb(0xb3, 0x2d, 0x1a),
        (Standing::Disputed, true) => Color32::from_rgb(0xff, 0x8f, 0x78),
        (Standing::Repeated, false) => Color32::from_rgb(0x5b, 0x4b, 0xa8),
        (Standing::Repeated, true) => Color32::from_rgb(0xb5, 0xa8, 0xf5),
        (Standing::SingleSource, false) => Color32::from_rgb(0x6b, 0x6b, 0x6b),
        (Standing::SingleSource, true) => Color32::from_rgb(0xa5, 0xa5, 0xa5),
    }
}

/// The quiet colour behind the text of a standing.
pub fn tint(ui: &Ui, standing: Standing) -> Color32 {
    let dark = ui.visuals().dark_mode;
    match (standing, dark) {
        (Standing::Corroborated, false) => Color32::from_rgb(0xe6, 0xf3, 0xec),
        (Standing::Corroborated, true) => Color32::from_rgb(0x18, 0x33, 0x28),
        (Standing::Disputed, false) => Color32::from_rgb(0xfd, 0xde, 0xd6),
        (Standing::Disputed, true) => Color32::from_rgb(0x56, 0x22, 0x18),
        (Standing::Repeated, false) => Color32::from_rgb(0xea, 0xe6, 0xfa),
        (Standing::Repeated, true) => Color32::from_rgb(0x2c, 0x27, 0x4d),
        (Standing::SingleSource, _) => Color32::TRANSPARENT,
    }
}

/// Behind words that only one of two passages has.
pub fn changed(ui: &Ui) -> Color32 {
    if ui.visuals().dark_mode { Color32::from_rgb(0x6b, 0x4a, 0x00) } else { Color32::from_rgb(0xff, 0xe2, 0x8a) }
}

/// Round the passage that is selected.
pub fn selected(ui: &Ui) -> Color32 {
    if ui.visuals().dark_mode { Color32::from_rgb(0x8a, 0xb8, 0xff) } else { Color32::from_rgb(0x1f, 0x5f, 0xbf) }
}
