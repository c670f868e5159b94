declare const __VERSION__: string;

/** The app's version, put in by the build: it travels in every operation. */
export const VERSION = __VERSION__;
