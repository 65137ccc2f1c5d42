//! Which driver draws the window, and loading it while the window itself is made.
//!
//! ```text
//! graphics card or unknown   wgpu, with whatever the system offers, the fastest first
//! Linux without a card       software draws: OpenGL by itself, loaded in a thread of its own; if that fails, as with a card
//! ```
//!
//! Where software draws, the pixels are what costs. egui's shader for wgpu reads a texture in two ways and takes the result of one, which is
//! free on a card; software works out both at every pixel, and a filled window costs it six times as much as with the shader for OpenGL.

use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{Backends, Instance, InstanceDescriptor};
use eframe::{NativeOptions, Renderer};
use std::path::Path;
use std::thread::JoinHandle;

/// Where Linux lists the devices of screens and cards.
const DEVICES: &str = "/dev/dri";
/// How those that draw are called there. Others only show a picture, as the chip of a server does.
const DRAWS: &str = "renderD";
/// The card of Windows, where Linux runs inside it.
const OF_WINDOWS: &str = "/dev/dxg";

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Driver {
    /// OpenGL, without wgpu between.
    OpenGl,
    /// Whatever wgpu finds.
    Any,
}

impl Driver {
    /// The drivers to try, in this order: the first that opens a window is used. Never empty.
    pub(super) fn choices() -> &'static [Driver] {
        let card = || has_card(Path::new(DEVICES)) || Path::new(OF_WINDOWS).exists();
        match cfg!(target_os = "linux") && std::env::var_os("WGPU_BACKEND").is_none() && !card() {
            true => &[Driver::OpenGl, Driver::Any],
            false => &[Driver::Any],
        }
    }

    /// Asks for this driver in the options of a window.
    pub(super) fn ask(self, options: &mut NativeOptions) {
        options.renderer = match self {
            Driver::OpenGl => Renderer::Glow,
            Driver::Any => Renderer::Wgpu,
        };
        options.wgpu_options.wgpu_setup = WgpuSetup::CreateNew(WgpuSetupCreateNew::without_display_handle());
    }

    /// Begins to load the driver where it is known which, which stays loaded as long as what comes back is kept.
    pub(super) fn load(self) -> Option<JoinHandle<Instance>> {
        let load = || Instance::new(InstanceDescriptor { backends: Backends::GL, ..InstanceDescriptor::new_without_display_handle() });
        (self == Driver::OpenGl).then(|| std::thread::spawn(load))
    }
}

/// Whether this folder lists a device that draws.
fn has_card(devices: &Path) -> bool {
    let draws = |device: &std::fs::DirEntry| device.file_name().to_string_lossy().starts_with(DRAWS);
    std::fs::read_dir(devices).is_ok_and(|devices| devices.flatten().any(|device| draws(&device)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_draws_means_a_card_and_one_that_shows_a_picture_does_not() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert!(!has_card(&folder.path().join("dri")), "no such folder");
        assert!(!has_card(folder.path()), "an empty one");
        std::fs::write(folder.path().join("card0"), "").expect("a file for the test");
        assert!(!has_card(folder.path()), "the chip of a server");
        std::fs::write(folder.path().join("renderD128"), "").expect("a file for the test");
        assert!(has_card(folder.path()));
    }

    #[test]
    fn whatever_is_asked_for_first_all_drivers_are_asked_for_last() {
        assert_eq!(Driver::choices().last(), Some(&Driver::Any));
        let mut options = NativeOptions::default();
        Driver::OpenGl.ask(&mut options);
        assert_eq!(options.renderer, Renderer::Glow);
        Driver::Any.ask(&mut options);
        assert_eq!(options.renderer, Renderer::Wgpu);
    }
}
