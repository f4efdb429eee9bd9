// The article behind "Try an example": written for this page. The ferries, the towns and the people are invented.

import { t } from "./messages.js";

export const EXAMPLE_NAME = t`Example article`;

export const EXAMPLE = `Five island towns agree to run their ferries as one fleet

Transport 12 March 2025

Five towns on the west coast agreed on Tuesday to run their ferries as one fleet, after engineers warned that half of the boats would have to leave service within three years.

The agreement, signed in Selvick by the Coastal Transport Authority (CTA) and the five town councils, replaces eleven separate timetables with a single network from 1 September 2025. The authority puts the cost of repairs at €48.6 million, 35 percent more than it estimated in 2023.

The decision matters well beyond the harbour. For the 64,000 people of the outer islands the ferry is the only way to a hospital, a secondary school or a full-time job, and the number of cancelled sailings has doubled since 2021.

“Nobody on the islands cares whose name is painted on the hull,” said Marta Lindqvist, chief executive of the CTA. “They care whether the seven o’clock boat comes.”

Transport Minister Daniel Okafor, who attended the signing, said that the government would pay €30 million of the bill over four years. The remainder is to come from fares and from a loan by the Northern Development Bank (NDB).

Tickets will cost more. A single crossing rises from €4.20 to €4.80, an increase of about 14 percent, although residents under 18 will travel free. Okafor called the new fares “the least bad of the choices we had”.

Not everybody is content. The Union of Ferry Crews, which represents 420 deckhands and engineers, fears that crews will be moved from town to town. “A fleet on paper is easy,” said its president, Helena Brandt. “Ask a mother of two to sleep in another harbour three nights a week, and you will see how easy it is in life.” Brandt wants a guarantee in writing before 30 June.

Of the 22 boats in service, 13 were built before 1990. The oldest, the Morning Star, came from a Norwegian yard in 1978 and has been repaired nine times since 2019, according to a report by the University of Selvick. Its author, Professor Yusuf Demir, wrote that salt water had thinned the steel of six hulls by more than a third.

Two electric ferries, ordered from Poland for €19 million, will join the fleet in the spring of 2027. Each carries 180 passengers and 24 cars, and crosses the 11-kilometre Holm Strait in 20 minutes.

Lindqvist said that the first joint timetable would be published on 2 May. Until then, passengers keep their old tickets and their old queues.
`;
