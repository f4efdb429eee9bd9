//! Verbs of saying in the forms that news use, folded. Collected by hand.

/// Verbs whose subject says what stands in quotation marks.
pub const SPEECH_VERBS: &str = "
according accuse accused accuses acknowledge acknowledged acknowledges add added adding adds admit admits
admitted advise advised affirm affirmed affirms agree agreed agrees allege alleged alleges announce
announced announces announcing answer answered answers argue argued argues arguing ask asked asking asks
assert asserted asserts believe believed believes boast boasted brand branded brands call called calling
calls caution cautioned chant chanted claim claimed claiming claims comment commented commenting comments
complain complained complains concede conceded concedes conclude concluded concludes condemn condemned
confirm confirmed confirming confirms contend contended contends counter countered counters cried
criticise criticised criticize criticized cry declare declared declares declaring deem deemed demand
demanded demands denounce denounced describe described describes describing dub dubbed elaborate
elaborated emphasise emphasised emphasises emphasize emphasized emphasizes emphasizing enthuse enthused
estimate exclaim exclaimed explain explained explains express expressed expresses feel feels felt go goes
hail hailed highlight highlighted highlighting highlights hope hoped hopes inform informed insist
insisted insisting insists interject interjected joke joked jokes label labeled labelled lament lamented
laments maintain maintained maintains mention mentioned mentions mutter muttered note noted notes noting
observe observed observes opine opined order ordered plead pleaded pledge pledged pledges point pointed
points post posted posts praise praised predict predicted predicts proclaim proclaimed promise promised
promises propose proposed quip quipped quote quoted quotes read recall recalled recalling recalls recount
recounted recounts regard reiterate reiterated reiterates reiterating remark remarked remarks repeat
repeated repeats replied replies reply report reported reports respond responded responds reveal revealed
reveals said say saying says shout shouted shouts shrug sigh sighed speak speaking speaks spoke state
stated states stating stress stressed stresses stressing suggest suggested suggests summarise summarised
summarize summarized tell telling tells tells_reporters testified testifies testify thank thanked think
thinks thought told tweet tweeted tweets underline underlined underlines underscore underscored
underscores urge urged urges voice voiced vow vowed vows warn warned warning warns welcome welcomed
whisper whispered write writes writing wrote
";
