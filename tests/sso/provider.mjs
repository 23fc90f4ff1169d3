// A real OpenID provider on the loopback, in which everybody who asks is who the test says.
import Provider from "oidc-provider";

const { port, returnTo, subject, groups } = JSON.parse(process.argv[2]);
const client = (id, alg) => ({
  client_id: id,
  client_secret: `geheim-van-${id}-lang-genoeg-voor-hs256`,
  redirect_uris: [returnTo],
  id_token_signed_response_alg: alg,
});

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client("baken", "RS256"), client("ander", "RS256"), client("gedeeld", "HS256")],
  enabledJWA: { idTokenSigningAlgValues: ["RS256", "HS256"] },
  claims: { amr: null, openid: ["sub", "amr"], profile: ["name", "groups"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  findAccount: (_ctx, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, name: "Sander P.", groups }),
  }),
});

async function consent({ params, session }) {
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope("openid profile");
  return { consent: { grantId: await grant.save() } };
}

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  const asked = await provider.interactionDetails(ctx.req, ctx.res);
  const login = { login: { accountId: subject, amr: ["pwd", "mfa"] } };
  const result = asked.prompt.name === "login" ? login : await consent(asked);
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
});

provider.listen(port, "127.0.0.1", () => console.log("ready"));
