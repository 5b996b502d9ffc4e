import { CalendarLinks } from "../feeds/calendar_links.jsx";
import { page } from "../web/page.js";
import { _ } from "../texts.js";
import { languageName } from "../web/languages.js";
import { followRooms } from "../web/live.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { NoticeChoices } from "../notices/choices.jsx";
import { Hours, Level, shareText } from "./level.jsx";
import { OwnTime } from "./own_time.jsx";
import { SignIns } from "./sign_ins.jsx";
import { Tokens } from "./tokens.jsx";
import { roleName } from "./words.js";

const signIns = source("/api/v1/me/sign-ins");
const tokens = source("/api/v1/me/tokens");
const choices = source("/api/v1/me/notice-choices");
const feeds = source("/api/v1/me/feeds");
const week = page.plans_own_time ? source(`/api/v1/people/${page.me.id}/load`) : null;

function Profile({ known: [{ items: browsers }, { items: keys }, told, { items: links }, load] }) {
  return (
    <>
      <section class="view-section">
        <dl class="own-facts">
          <Fact name={_("Name of the person")}>{page.own.name}</Fact>
          <Fact name={_("E-mail")}>{page.own.email}</Fact>
          {page.own.post && <Fact name={_("Post")}>{page.own.post}</Fact>}
          <Fact name={_("Department")}>
            {page.own.unit ? <a href={`/units/${page.me.unit_id}`}>{page.own.unit}</a> : _("none yet")}
          </Fact>
          <Fact name={_("Role")}>{roleName(page.me.role)}</Fact>
          <Fact name={_("Password")}>
            <a href="/password">{_("Change the password")}</a>
          </Fact>
        </dl>
        <p class="meta">{_("Name, e-mail, department and role are changed by the administrator.")}</p>
      </section>
      {load && (
        <section class="view-section">
          <h2>{_("Your week")}</h2>
          <p class="own-week">
            <Level level={load.level} load={load} /> <Hours load={load} />
          </p>
          <p class="meta">
            {shareText()} {_("Only you and your head see the hours; colleagues see the word.")}
          </p>
        </section>
      )}
      {page.plans_own_time && (
        <div class="view-section own-time">
          <OwnTime personId={page.me.id} level="h2" />
        </div>
      )}
      <section class="view-section" id="notices">
        <h2>{_("What I am told, and how")}</h2>
        <NoticeChoices told={told} />
      </section>
      <section class="view-section">
        <h2>{_("Calendar")}</h2>
        <CalendarLinks items={links} />
      </section>
      <section class="view-section">
        <h2>{_("Where you are signed in")}</h2>
        <SignIns items={browsers} />
      </section>
      <section class="view-section">
        <h2>{_("Keys for programs")}</h2>
        <Tokens items={keys} />
      </section>
      <Language />
    </>
  );
}

function Fact({ name, children }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The same form as in the head of the page, with whole words. */
function Language() {
  return (
    <section class="view-section">
      <h2>{_("Language")}</h2>
      <form method="post" action="/language" class="view-actions">
        <input type="hidden" name="csrf_token" value={page.csrf} />
        <input type="hidden" name="next" value="/profile" />
        {["ru", "en"].map((code) => (
          <button
            key={code}
            type="submit"
            name="language"
            value={code}
            lang={code}
            class="chip"
            aria-pressed={page.locale === code}
          >
            {languageName(code)}
          </button>
        ))}
      </form>
    </section>
  );
}

if (page.plans_own_time) followRooms(`person:${page.me.id}`);
show(Profile, [signIns, tokens, choices, feeds, week].filter(Boolean));
