import { Page } from "../page.tsx";
import { Tray } from "../pictures/tray.tsx";

/** The device works, and the person waits. */
export function WaitPage({ title }: { title: string }) {
  return (
    <Page look="rest" icon="starting" title={title}>
      <Tray />
    </Page>
  );
}
