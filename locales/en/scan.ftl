### The scanner: of the check page, and in the app.

scan-do = Scan with the camera
scan-start = Or use one of the ways below.
scan-starting = Starting the camera
scan-aim = Hold the square code inside the corners.
scan-other = That is another code. Look for the one beside the certificate's number.
scan-found = A code was found. Checking it.
scan-reading = Looking for a code in the picture
scan-no-code = No code was found in this picture. Take it closer, flat and in good light.
scan-no-picture = This file is no picture that can be read.
scan-looking = Asking the service
scan-not-found = Nothing was found: the number or the check code is different, or there is no network.
scan-later = The service has no time for this now. Ask again in a minute.
scan-light = Light
scan-picture = From a picture
scan-check = Check

## Without a camera

scan-by-number = The code is damaged: type the number
scan-number = Number
scan-number-hint = As on the paper: CVEDP.NL.2026.0004398-V1
scan-code = Check code
scan-code-hint = Eight signs beside it
scan-by-typing = A hand scanner
scan-typed = The code
scan-typed-hint = It writes the whole link here, or the digits behind the number sign.

## Why there is no picture

scan-camera-denied = The camera is not allowed for this address. Allow it in the browser's settings for this page, or use one of the ways below.
scan-camera-none = No camera was found. A picture of the code will do, or its number.
scan-camera-busy = Another app uses the camera. Close it and try again.
scan-camera-insecure = A browser gives the camera to HTTPS addresses only.
scan-camera-unloaded = The scanner is not on this device yet. Connect once: from then on it also works without a network.
