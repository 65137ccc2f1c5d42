//! Which drawing drivers the window asks for, and loading them while the window itself is made.
//!
//! ```text
//! graphics card or unknown   whatever the system offers, the fastest first
//! Linux without a card       software draws: its Vulkan driver alone, loaded in a thread of its own; if that fails, whatever there is
//! ```
//!
//! Where software draws, asking for Vulkan and OpenGL loads two drivers for one that is used, and each of them takes longer than all that
//! the window does itself before its first frame.

use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
use eframe::wgpu::{Backends, Instance, InstanceDescriptor};
use std::path::Path;
use std::thread::JoinHandle;

/// Where Linux lists the devices that draw, and the one of Windows that it may have inside.
const CARDS: [&str; 2] = ["/dev/dri", "/dev/dxg"];

/// The drivers to ask for: the first set that opens a window is used. Never empty.
pub(super) fn choices() -> Vec<Backends> {
    let all = usual().instance_descriptor.backends;
    match cfg!(target_os = "linux") && std::env::var_os("WGPU_BACKEND").is_none() && !CARDS.iter().any(|cards| has_card(Path::new(cards))) {
        true => vec![Backends::VULKAN, all],
        false => vec![all],
    }
}

/// Whether this is a device, or a folder that lists any.
fn has_card(cards: &Path) -> bool {
    match std::fs::read_dir(cards) {
        Ok(mut devices) => devices.next().is_some(),
        Err(_) => cards.exists(),
    }
}

/// Begins to load the driver where this is Vulkan alone, which stays loaded as long as what comes back is kept.
pub(super) fn load(backends: Backends) -> Option<JoinHandle<Instance>> {
    let one = backends == Backends::VULKAN;
    let load = move || Instance::new(InstanceDescriptor { backends, ..InstanceDescriptor::new_without_display_handle() });
    one.then(|| std::thread::spawn(load))
}

/// What a window asks for that is drawn by one of these drivers.
pub(super) fn setup(backends: Backends) -> WgpuSetup {
    let mut setup = usual();
    setup.instance_descriptor.backends = backends;
    setup.into()
}

fn usual() -> WgpuSetupCreateNew {
    WgpuSetupCreateNew::without_display_handle()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_lists_a_device_means_a_card() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert!(!has_card(&folder.path().join("dri")), "no such folder");
        assert!(!has_card(folder.path()), "an empty one");
        std::fs::write(folder.path().join("card0"), "").expect("a file for the test");
        assert!(has_card(folder.path()));
        assert!(has_card(&folder.path().join("card0")), "a device by itself");
    }

    #[test]
    fn whatever_is_asked_for_first_all_drivers_are_asked_for_last() {
        let choices = choices();
        assert_eq!(choices.last(), Some(&usual().instance_descriptor.backends));
        let WgpuSetup::CreateNew(asked) = setup(Backends::VULKAN) else { panic!("made anew") };
        assert_eq!(asked.instance_descriptor.backends, Backends::VULKAN);
    }
}
