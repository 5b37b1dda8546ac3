import { enterToken } from "./ask.ts";
import { link } from "./state.ts";

/** From another machine the gateway tells nothing without its token. */
export function Token() {
  return (
    <main class="token">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enterToken(String(new FormData(event.currentTarget).get("token")).trim());
        }}
      >
        <h1>Blisterscope fleet</h1>
        <label for="token">The gateway's token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required />
        <p role="alert" hidden={link.value !== "token-wrong"}>
          This is not the gateway's token.
        </p>
        <p>It is in the file that the gateway's server.tokenFile names. It is kept until this tab is closed.</p>
        <button type="submit" class="plain">
          Open
        </button>
      </form>
    </main>
  );
}
