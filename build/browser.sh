# A browser for the tests of the page. Sourced by `verify`; POSIX sh.
#
#   find_browser   0: there is one, installed just now if need be; 77: there is none, and it says why
#
# Debian's Chromium, installed where that may be done without asking anybody: by root, with apt-get.

browser_is_there() {
  for browser_at in "${STAMPEDE_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$browser_at" ] && [ -x "$browser_at" ] && return 0
  done
  return 1
}

find_browser() {
  browser_is_there && return 0
  if ! command -v apt-get >/dev/null; then
    echo "There is no Chromium here, and no apt-get to install it with. STAMPEDE_CHROMIUM can name one."
    return 77
  fi
  if [ "$(id -u)" != 0 ]; then
    echo "There is no Chromium here, and only root may install it: sudo apt-get install chromium"
    return 77
  fi
  echo "Installing Chromium (apt-get install chromium) …"
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 </dev/null ||
    ! browser_is_there; then
    echo "Chromium could not be installed: try apt-get install chromium by hand."
    return 77
  fi
}
