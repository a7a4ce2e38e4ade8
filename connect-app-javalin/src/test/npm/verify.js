// Reads [{secret, headers, body}, …] from its input and says of each whether it verifies, as a receiver would.
const { Webhook } = require("standardwebhooks");

let input = "";
process.stdin.on("data", (chunk) => (input += chunk));
process.stdin.on("end", () => {
  const verdicts = JSON.parse(input).map(({ secret, headers, body }) => {
    try {
      return new Webhook(secret).verify(body, headers).type;
    } catch (refused) {
      return "refused";
    }
  });
  process.stdout.write(JSON.stringify(verdicts));
});
