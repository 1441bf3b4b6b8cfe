/* SPDX-License-Identifier: MIT */
/* charter.yaml: what the group has agreed, read from top to bottom (format.md 3.2). */
#ifndef COP_MODEL_CHARTER_H
#define COP_MODEL_CHARTER_H

#include "model/words.h"

#define CHARTER_STATUS_WORDS(W, t) \
	W(t, draft, "draft", "Being written.") \
	W(t, adopted, "adopted", "Agreed by the group.") \
	W(t, under_review, "under-review", "Agreed, and being read again.")
COP_ENUM(charter_status, CHARTER_STATUS_WORDS);

#define DOMAIN_KIND_WORDS(W, t) \
	W(t, discipline, "discipline", "A field of knowledge or a trade.") \
	W(t, challenge, "challenge", "A hard task that many face.") \
	W(t, issue, "issue", "A question that concerns many.") \
	W(t, opportunity, "opportunity", "A chance to be taken together.") \
	W(t, idea, "idea", "A thought to be explored.")
COP_ENUM(domain_kind, DOMAIN_KIND_WORDS);

#define ORIGIN_WORDS(W, t) \
	W(t, emergent, "emergent", "It grew by itself.") \
	W(t, commissioned, "commissioned", "It was set up for a recognised need.")
COP_ENUM(origin, ORIGIN_WORDS);

#define OPEN_TO_WORDS(W, t) \
	W(t, internal, "internal", "Only people of the host organisation.") \
	W(t, external, "external", "Only people of other organisations.") \
	W(t, both, "both", "People of any organisation.")
COP_ENUM(open_to, OPEN_TO_WORDS);

#define CHARTER_STEP_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it became so.", .serves = "33, 51; R14") \
	ONE(ENUM, charter_status, status, COP_REQUIRED, "What it became.", \
	    .serves = "51; D.2") \
	LIST(REF, , by, COP_SET, "Who adopted it.", .refs = COP_REF_WHO, \
	     .when = "adopted", .serves = "33, 51; R14") \
	ONE(REF, , decision, 0, "Note of the decision.", .refs = COP_REF_NOTE, \
	    .only = "decision", .serves = "33, 51; R14")
COP_STRUCT(charter_step, CHARTER_STEP_FIELDS);

#define CHARTER_DOMAIN_FIELDS(ONE, LIST) \
	ONE(ENUM, domain_kind, kind, COP_REQUIRED, "What sort of thing it is.", \
	    .serves = "47; E5") \
	ONE(TEXT, , text, COP_REQUIRED, "The domain in one line.", .serves = "14, 47; E5")
COP_STRUCT(charter_domain, CHARTER_DOMAIN_FIELDS);

#define CHARTER_NEED_FIELDS(ONE, LIST) \
	ONE(PROSE, , text, COP_REQUIRED, "The need that is better met together.", \
	    .serves = "94, 179; R21") \
	LIST(REF, , shared_by, COP_SET, "People who say they have it.", \
	     .refs = COP_REF_MEMBER, .when = "adopted", .limits = "at least two people", \
	     .serves = "179; R21") \
	ONE(PROSE, , gap, 0, "What nobody else covers.", .serves = "182; R21")
COP_STRUCT(charter_need, CHARTER_NEED_FIELDS);

#define SIMILAR_FIELDS(ONE, LIST) \
	ONE(TEXT, , name, COP_REQUIRED, "Name of the group.", .serves = "177, 181; R21") \
	ONE(URL, , url, 0, "Its page.", .serves = "177, 181; R21") \
	ONE(TEXT, , note, 0, "How it differs from us.", .serves = "177, 181; R21")
COP_STRUCT(similar, SIMILAR_FIELDS);

#define CHARTER_DUE_DILIGENCE_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day of the search.", .serves = "181; R21") \
	LIST(MAP, similar, similar, COP_REQUIRED | COP_BY_NUMBER, \
	     "Groups that already exist.", .keyed = "name", \
	     .limits = "[] means none found", .serves = "177, 181; R21") \
	ONE(PROSE, , breadth, 0, "Why the scope is neither too narrow nor too broad.", \
	    .serves = "181; R21") \
	ONE(PROSE, , interest, 0, "Evidence that several people are interested.", \
	    .serves = "181; R21")
COP_STRUCT(charter_due_diligence, CHARTER_DUE_DILIGENCE_FIELDS);

#define BACKER_FIELDS(ONE, LIST) \
	ONE(TEXT, , name, COP_REQUIRED, "The organisation or person.", \
	    .serves = "193, 200; E6 pitch") \
	ONE(TEXT, , note, 0, "What they do for us.", .serves = "193, 200; E6 pitch")
COP_STRUCT(backer, BACKER_FIELDS);

#define CHARTER_APPROACH_FIELDS(ONE, LIST) \
	ONE(PROSE, , purpose, 0, "How we came to our purpose.", .serves = "96; R14") \
	ONE(PROSE, , people, 0, "How we find the people it is for.", \
	    .serves = "100; R14") \
	ONE(PROSE, , gathering, 0, "How and where we meet.", .serves = "104; R14") \
	ONE(PROSE, , participation, 0, "How members take part.", .serves = "108; R14") \
	ONE(PROSE, , policies, 0, "Which rules we have and how they are told.", \
	    .serves = "112; R14") \
	ONE(PROSE, , growth, 0, "How we grow, and how big.", .serves = "116; R14") \
	ONE(PROSE, , success, 0, "How success will show.", .serves = "120; R14")
COP_STRUCT(charter_approach, CHARTER_APPROACH_FIELDS);

#define OBJECTIVE_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the objective.", .serves = "98; R3b E1.3") \
	ONE(TEXT, , text, COP_REQUIRED, \
	    "The objective; word for word as in a grant, where one pays for it.", \
	    .serves = "98; E2") \
	ONE(REF, , indicator, 0, "How it is measured.", .refs = COP_REF_INDICATOR, \
	    .limits = "file or built-in", .serves = "71, 121; R17") \
	ONE(NUM, , target, 0, "Value to reach, in the unit of the indicator.", \
	    .when = "indicator given", .serves = "71, 98, 151; R4a R17") \
	ONE(DATE, , due, 0, "Day by which it is reached.", .when = "target given", \
	    .serves = "71, 98; E1.3") \
	ONE(REF, , funding, 0, "The grant that asks for it.", .refs = COP_REF_FUNDING, \
	    .serves = "212; E2")
COP_STRUCT(objective, OBJECTIVE_FIELDS);

#define PROBLEM_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the problem.", .serves = "99; R1a") \
	ONE(TEXT, , text, COP_REQUIRED, "The problem, in the words of members.", \
	    .serves = "99; R1a") \
	ONE(PROSE, , strategy, 0, "How we mean to solve it together.", \
	    .serves = "180; R21")
COP_STRUCT(problem, PROBLEM_FIELDS);

#define CHARTER_SCOPE_FIELDS(ONE, LIST) \
	LIST(TEXT, , in, 0, "Topics that belong here.", .when = "adopted", \
	     .serves = "52, 182; R21") \
	LIST(TEXT, , out, 0, "Topics that do not.", .when = "launched", \
	     .serves = "52, 182; R21")
COP_STRUCT(charter_scope, CHARTER_SCOPE_FIELDS);

#define AUDIENCE_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the audience.", \
	    .limits = "not internal, external", .serves = "101; R1a") \
	ONE(TEXT, , text, COP_REQUIRED, "Job titles, roles, organisations.", \
	    .serves = "101; R1a") \
	ONE(TEXT, , why_needed, 0, "What we cannot learn without them.", \
	    .serves = "183; E4") \
	ONE(BOOL, , external, 0, "They work outside the host organisation.", \
	    .limits = "default false", .serves = "26; B18") \
	LIST(TEXT, , gathers, COP_SET, "Where they meet today, online and in person.", \
	     .serves = "105; E6")
COP_STRUCT(audience, AUDIENCE_FIELDS);

#define CHARTER_MEMBERSHIP_FIELDS(ONE, LIST) \
	ONE(ENUM, open_to, open_to, 0, "Own organisation only, others only, or both.", \
	    .when = "adopted", .serves = "59; B18 R28") \
	ONE(PROSE, , requirements, 0, "What a member must bring.", .serves = "102; E5") \
	ONE(PROSE, , demographics, 0, \
	    "Who the members are, in words; figures only as survey counts.", \
	    .serves = "103; E2") \
	ONE(NUM, , target_size, COP_INTEGER, "How many members we want.", .min = 1, \
	    .max = COP_MANY, .serves = "60, 106; B1")
COP_STRUCT(charter_membership, CHARTER_MEMBERSHIP_FIELDS);

#define CHARTER_CADENCE_FIELDS(ONE, LIST) \
	ONE(DURATION, , online, 0, "Time between gatherings online.", \
	    .serves = "48, 90, 107; B21 R20") \
	ONE(DURATION, , in_person, 0, "Time between gatherings in one place.", \
	    .serves = "48, 107; B21 R20") \
	ONE(DURATION, , roundup, 0, "Time between round-ups.", .serves = "205; R24") \
	ONE(DURATION, , sponsor_report, 0, "Time between reports to the sponsor.", \
	    .serves = "20; B35") \
	ONE(DURATION, , survey, 0, "Time between surveys.", .serves = "209; R26")
COP_STRUCT(charter_cadence, CHARTER_CADENCE_FIELDS);

#define CHARTER_MEANINGFUL_FIELDS(ONE, LIST) \
	ONE(TEXT, , consume, 0, "For those who read, listen and watch.", \
	    .serves = "109; E5") \
	ONE(TEXT, , contribute, 0, "For those who ask, answer and bring something.", \
	    .serves = "109; E5") \
	ONE(TEXT, , collaborate, 0, "For those who work with others.", \
	    .serves = "109; E5") \
	ONE(TEXT, , co_create, 0, "For those who make something together.", \
	    .as = "co-create", .serves = "109; E5") \
	ONE(TEXT, , champion, 0, "For those who lead.", .serves = "109; E5")
COP_STRUCT(charter_meaningful, CHARTER_MEANINGFUL_FIELDS);

#define BARRIER_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the barrier.", .serves = "111, 204; E5") \
	ONE(TEXT, , text, COP_REQUIRED, "What keeps people away.", \
	    .serves = "111, 204; E5") \
	LIST(REF, , audiences, COP_SET, "Whom it keeps away.", .refs = COP_REF_AUDIENCE, \
	     .serves = "111; check") \
	ONE(TEXT, , remedy, 0, "What we do about it.", .limits = "absent: unremedied", \
	    .serves = "111; check") \
	ONE(REF, , owner, 0, "Who sees to it.", .refs = COP_REF_WHO, \
	    .when = "remedy given", .serves = "111; check")
COP_STRUCT(barrier, BARRIER_FIELDS);

#define CHARTER_PARTICIPATION_FIELDS(ONE, LIST) \
	ONE(MAP, charter_meaningful, meaningful, 0, \
	    "What taking part looks like in each mode; the most wanted ones are " \
	    "filled.", \
	    .serves = "109; E5") \
	ONE(PROSE, , first_experience, 0, \
	    "What a newcomer should meet and understand first.", .serves = "110; E5") \
	LIST(TEXT, , first_steps, 0, "Small steps for the first week.", .most = 5, \
	     .serves = "110; E5") \
	ONE(PROSE, , expectations, 0, "What we ask of members.", .serves = "152; R4c") \
	ONE(TEXT, , time_ask, 0, "Honest time it takes, e.g. 2 hours a month.", \
	    .when = "launched", .serves = "148; R2d") \
	LIST(TEXT, , benefits, 0, "What a member gets from it.", \
	     .serves = "148, 200; R4c") \
	LIST(MAP, barrier, barriers, COP_SORTED | COP_BLOCK_ENTRY, \
	     "What could keep people away.", .keyed = "id", .serves = "111, 204; E5")
COP_STRUCT(charter_participation, CHARTER_PARTICIPATION_FIELDS);

#define REJECTION_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the reason.", .serves = "114; R28") \
	ONE(TEXT, , text, COP_REQUIRED, "The reason, as it is told.", \
	    .serves = "114; R28")
COP_STRUCT(rejection, REJECTION_FIELDS);

#define CHARTER_POLICIES_FIELDS(ONE, LIST) \
	ONE(PROSE, , guidelines, 0, "How we treat each other.", .serves = "113; E5") \
	ONE(PROSE, , acceptance, 0, "Who is accepted, by whom, how fast.", \
	    .serves = "114; E5") \
	LIST(MAP, rejection, rejection, COP_SORTED, \
	     "Reasons for which a request is declined.", .keyed = "id", \
	     .serves = "114; R28") \
	ONE(PROSE, , safety, 0, "How the rules make people feel safe.", \
	    .serves = "115; E5") \
	ONE(REF, , contact, 0, "Whom to tell when something is wrong.", \
	    .refs = COP_REF_WHO, .when = "launched", .serves = "115; E5")
COP_STRUCT(charter_policies, CHARTER_POLICIES_FIELDS);

#define CHANNEL_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the channel.", .serves = "27, 119; B26") \
	ONE(TEXT, , text, COP_REQUIRED, "What it is.", .serves = "27, 119; B26") \
	LIST(REF, , audiences, COP_SET, "Whom it reaches.", .refs = COP_REF_AUDIENCE, \
	     .serves = "27; E1.5") \
	ONE(URL, , url, 0, "Where it is.", .serves = "27, 119; B26")
COP_STRUCT(channel, CHANNEL_FIELDS);

#define CHARTER_GROWTH_FIELDS(ONE, LIST) \
	ONE(PROSE, , discovery, 0, "How people hear of us.", .serves = "117; E6") \
	ONE(PROSE, , message, 0, "What to know before joining.", \
	    .serves = "118, 200; E6 pitch") \
	LIST(MAP, channel, channels, COP_SORTED, "Channels we write through.", \
	     .keyed = "id", .serves = "27, 119; B26")
COP_STRUCT(charter_growth, CHARTER_GROWTH_FIELDS);

#define CHARTER_SUCCESS_FIELDS(ONE, LIST) \
	ONE(PROSE, , stories, 0, "How stories of applied knowledge are found and told.", \
	    .serves = "122; B36") \
	ONE(PROSE, , satisfaction, 0, "How satisfaction is asked.", .serves = "123; B30")
COP_STRUCT(charter_success, CHARTER_SUCCESS_FIELDS);

#define CHARTER_KNOWLEDGE_FIELDS(ONE, LIST) \
	ONE(PROSE, , create, 0, "How knowledge is made.", .serves = "53, 65, 69; R16") \
	ONE(PROSE, , exchange, 0, "How it is exchanged.", .serves = "53, 66, 69; R16") \
	ONE(PROSE, , publish, 0, \
	    "How it is published: where, under which licence, with whose " \
	    "approval.", \
	    .serves = "53, 67, 69; R16") \
	ONE(PROSE, , peer_review, 0, "How it is reviewed by others.", \
	    .serves = "53, 68, 69; R16")
COP_STRUCT(charter_knowledge, CHARTER_KNOWLEDGE_FIELDS);

#define CHARTER_ACTIVITY_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the activity.", .serves = "185; R1b") \
	ONE(TEXT, , text, COP_REQUIRED, "What members do.", .serves = "185; R1b") \
	LIST(ENUM, function, uses, COP_SET, "Platform functions it needs.", \
	     .serves = "155; R1b")
COP_STRUCT(charter_activity, CHARTER_ACTIVITY_FIELDS);

#define REWARD_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the reward.", .serves = "152, 196; R4c R23") \
	ONE(TEXT, , text, COP_REQUIRED, "What is given.", .serves = "152, 196; R4c R23") \
	LIST(REF, , for_, COP_REQUIRED | COP_SET, \
	     "Who can get it; 'members' is everybody.", .as = "for", \
	     .refs = COP_REF_ROLE, .serves = "196, 220; R30") \
	ONE(TEXT, , equity, 0, "How it is kept within reach of all.", \
	    .serves = "196; R23")
COP_STRUCT(reward, REWARD_FIELDS);

#define PATHWAY_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the pathway.", .serves = "202, 216; R28") \
	ONE(TEXT, , text, COP_REQUIRED, "What somebody does on the way.", \
	    .serves = "202, 216; R28") \
	ONE(REF, , role, COP_REQUIRED, "The role it leads to.", .refs = COP_REF_ROLE, \
	    .serves = "216; D.2 R28")
COP_STRUCT(pathway, PATHWAY_FIELDS);

#define CHARTER_FEEDBACK_FIELDS(ONE, LIST) \
	ONE(REF, , channel, COP_REQUIRED, "Where to send it.", .refs = COP_REF_CHANNEL, \
	    .serves = "86; E5") \
	ONE(REF, , owner, COP_REQUIRED, "Who answers.", .refs = COP_REF_WHO, \
	    .serves = "86; R14") \
	ONE(DURATION, , respond_within, COP_REQUIRED, "How soon.", .serves = "81, 86; F8")
COP_STRUCT(charter_feedback, CHARTER_FEEDBACK_FIELDS);

#define STAKEHOLDER_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the stakeholder.", .serves = "78; R18") \
	ONE(TEXT, , name, COP_REQUIRED, "Name of the person or unit.", \
	    .serves = "78; R18") \
	ONE(TEXT, , text, 0, "What they have to do with us.", .serves = "78; R18") \
	ONE(REF, , owner, 0, "Who keeps in touch.", .refs = COP_REF_WHO, \
	    .serves = "78; R18")
COP_STRUCT(stakeholder, STAKEHOLDER_FIELDS);

#define RESOURCE_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name of the thing.", .serves = "93; E5") \
	ONE(URL, , url, COP_REQUIRED, "Where to find it.", .serves = "93; E5") \
	ONE(TEXT, , note, 0, "Why it is worth a look.", .serves = "93; E5")
COP_STRUCT(resource, RESOURCE_FIELDS);

#define CHARTER_FIELDS(ONE, LIST) \
	LIST(MAP, charter_step, history, COP_REQUIRED | COP_HISTORY, \
	     "Life of the charter; the last status is its status, the number of " \
	     "adoptions its version.", \
	     .keyed = "date", .serves = "33, 51; R14") \
	ONE(DATE, , review_by, 0, "Day by which it is read again.", .when = "adopted", \
	    .serves = "51; E4") \
	LIST(PATH, , revisit, COP_SET, \
	     "Answers we still doubt; they open the next agenda.", \
	     .limits = "paths of this file", .serves = "96, 198; E6") \
	ONE(MAP, charter_domain, domain, 0, "What the members share.", \
	    .when = "adopted", .serves = "E5") \
	ONE(PROSE, , vision, 0, "The future we want.", .when = "launched", \
	    .serves = "50; R14") \
	ONE(ENUM, origin, origin, 0, \
	    "Grew by itself, or was set up for a recognised need.", .serves = "94; E4") \
	ONE(MAP, charter_need, need, 0, "The common need.", .when = "adopted", \
	    .serves = "R21") \
	ONE(MAP, charter_due_diligence, due_diligence, 0, \
	    "What was looked at before starting.", .when = "launched", .serves = "R21") \
	LIST(MAP, backer, backers, COP_BY_NUMBER, \
	     "Organisations or senior people who support us in public.", \
	     .keyed = "name", .serves = "193, 200; E6 pitch") \
	ONE(MAP, charter_approach, approach, 0, \
	    "Our answer to each of the seven leading questions.", \
	    .serves = "96, 100, 104, 108, 112, 116, 120; R14") \
	ONE(PROSE, , purpose, 0, "Why we exist (question 1; the mission).", \
	    .when = "adopted", .serves = "50, 97, 195; R1a R3b") \
	LIST(MAP, objective, objectives, COP_BLOCK_ENTRY, \
	     "What we want to reach, measurably.", .keyed = "id", \
	     .serves = "98; R3b E1.3") \
	LIST(MAP, problem, problems, COP_BLOCK_ENTRY, "Problems we solve for members.", \
	     .keyed = "id", .serves = "99; R1a") \
	ONE(MAP, charter_scope, scope, 0, "What belongs here.", .when = "adopted", \
	    .serves = "R21") \
	LIST(MAP, audience, audiences, COP_SORTED | COP_BLOCK_ENTRY, \
	     "People we are for; 'internal' and 'external' always exist.", \
	     .keyed = "id", .serves = "101; R1a") \
	ONE(MAP, charter_membership, membership, 0, "Who may join.", .when = "adopted", \
	    .serves = "R14") \
	ONE(MAP, charter_cadence, cadence, 0, "Rhythms we promise.", .when = "launched", \
	    .serves = "20, 48, 90, 107, 205, 209; B21 B35 R20 R24") \
	ONE(MAP, charter_participation, participation, 0, "How members take part.", \
	    .when = "adopted", .serves = "R2d") \
	LIST(TEXT, , values, 0, "What we stand by.", .serves = "113, 195; R23") \
	ONE(MAP, charter_policies, policies, 0, "Rules of the house.", .serves = "R14") \
	ONE(MAP, charter_growth, growth, 0, "How we are found and grow.", \
	    .serves = "E6") \
	ONE(MAP, charter_success, success, 0, "How success shows beyond numbers.", \
	    .serves = "E4") \
	ONE(MAP, charter_knowledge, knowledge, 0, \
	    "How knowledge is made, exchanged, published (licence, approval) and " \
	    "reviewed.", \
	    .when = "launched", .serves = "53, 65, 66, 67, 68, 69; R16") \
	LIST(MAP, charter_activity, activities, COP_SORTED, \
	     "What members do together, and what it needs from a platform.", \
	     .keyed = "id", .serves = "185; R1b") \
	LIST(MAP, reward, rewards, COP_SORTED, \
	     "What taking part and running things earns.", .keyed = "id", \
	     .serves = "152, 196; R4c R23") \
	LIST(MAP, pathway, pathways, COP_SORTED, "Ways to grow from member to role.", \
	     .keyed = "id", .serves = "202, 216; R28") \
	ONE(MAP, charter_feedback, feedback, 0, "How members are heard.", \
	    .when = "launched", .serves = "R14") \
	LIST(MAP, stakeholder, stakeholders, COP_SORTED, \
	     "People and units the community must keep informed.", .keyed = "id", \
	     .serves = "78; R18") \
	LIST(MAP, resource, resources, COP_BY_NUMBER, \
	     "Things outside that a member should know.", .keyed = "url", \
	     .limits = "seven are shown", .serves = "93; E5")
COP_STRUCT(charter, CHARTER_FIELDS);

#endif
