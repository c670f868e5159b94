/** The words of prints come with their screens. */
import english from "../../../locales/en/print.ftl?raw";
import { addWords } from "../words";

await addWords("print", english);
