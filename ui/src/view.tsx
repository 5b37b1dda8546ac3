import { badgeWanted } from "./badge.ts";
import { opened } from "./opened.ts";
import { current } from "./state.ts";
import { Badge } from "./views/badge.tsx";
import { Checking } from "./views/checking.tsx";
import { Commission } from "./views/commission.tsx";
import { Compare } from "./views/compare.tsx";
import { Connecting } from "./views/connecting.tsx";
import { Counted } from "./views/counted.tsx";
import { Demo } from "./views/demo.tsx";
import { FaultNotice, PageOff } from "./views/fault.tsx";
import { Idle } from "./views/idle.tsx";
import { Pharmacy } from "./views/pharmacy.tsx";
import { SelfTest } from "./views/self-test.tsx";
import { Starting } from "./views/starting.tsx";
import { Technician } from "./views/technician.tsx";
import { Verdict } from "./views/verdict.tsx";
import { Waiting } from "./views/waiting.tsx";

/** The page that a person has opened, or else the one that the daemon's view calls for. */
export function View() {
  const scene = current.value;
  if (opened.value === "technician") return <Technician />;
  if (opened.value === "self-test") return <SelfTest />;
  if (opened.value === "pharmacy") return <Pharmacy />;
  if (opened.value === "commission") return <Commission />;
  if (opened.value === "demo") return <Demo />;
  if (badgeWanted.value) return <Badge role={badgeWanted.value} />;
  switch (scene.view) {
    case "connecting":
      return <Connecting />;
    case "off":
      return <PageOff because={scene.because} />;
    case "fault":
      return scene.code === "MODEL_STARTING" ? <Starting view={scene} /> : <FaultNotice view={scene} />;
    case "idle":
      return <Idle />;
    case "waiting":
      return <Waiting view={scene} />;
    case "checking":
      return <Checking view={scene} />;
    case "compare":
      return <Compare key={scene.entry} view={scene} />;
    case "verdict":
      return <Verdict key={scene.entry} view={scene} />;
    case "counted":
      return <Counted view={scene} />;
  }
}
