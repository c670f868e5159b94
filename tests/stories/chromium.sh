#!/bin/sh
# Chromium as Playwright asks for it, but without the pages of its own address bar: each window loads two of them, for
# two thirds of a second of a core. Of several lists of features to leave out it reads the last alone: ours goes on.
for argument do
    shift
    case $argument in --disable-features=*) argument=$argument,WebUIOmniboxPopup,WebUIOmniboxAimPopup ;; esac
    set -- "$@" "$argument"
done
exec chromium "$@"
