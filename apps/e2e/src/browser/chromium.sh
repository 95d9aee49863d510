#!/bin/sh
# Chromium without the popup of its address bar, which is two pages of its own in each window and costs more than most pages of a test.
# Of two lists of what is off it believes the last one, so there is one list.
off=WebUIOmniboxPopup,WebUIOmniboxAimPopup
for argument; do
  shift
  case $argument in
    --disable-features=*) off="$off,${argument#*=}" ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec /usr/bin/chromium "--disable-features=$off" "$@"
