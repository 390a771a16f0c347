/** The preferences of every Firefox driven here. */
export const firefoxPreferences = {
  // The driver sets it to 0: a timer then fires without a pause while a hidden tab cannot be unloaded, and takes a
  // whole processor. 300 is the browser's own value, but a preference equal to it counts as unset.
  'browser.tabs.remote.unloadDelayMs': 301,
};
