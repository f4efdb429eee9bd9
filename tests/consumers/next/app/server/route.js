import * as nutgraf from "nutgraf";
import { use } from "../../use.js";

export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await use(nutgraf));
}
