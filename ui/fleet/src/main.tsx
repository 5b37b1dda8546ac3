import { render } from "preact";
import { followAddress } from "./address.ts";
import { keepAsking } from "./ask.ts";
import { Fleet } from "./fleet.tsx";

followAddress();
void keepAsking();

const root = document.getElementById("fleet");
if (root) render(<Fleet />, root);
