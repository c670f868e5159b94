/** What browsers that can install an app hand over, to be used when a person agrees. The typings do not know it. */
export interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
