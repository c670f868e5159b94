import "./look/waarmerk.css";

import { mount } from "svelte";

import App from "./App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target });
void navigator.serviceWorker.register("/sw.js");
