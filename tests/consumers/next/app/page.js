"use client";

import { useEffect } from "react";
import * as nutgraf from "nutgraf";
import { show } from "../show.js";
import { use as answers } from "../use.js";

export default function Page() {
  useEffect(() => void show(() => answers(nutgraf)), []);
  return <p>Tallow</p>;
}
