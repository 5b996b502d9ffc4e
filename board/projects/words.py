"""The words for what projects have codes for, in one place; told to the pages in the reader's language."""

from board.errors import N_
from board.projects.lifecycle import State, Step
from board.projects.models import ActionState, FileRole, Kind

KINDS = {Kind.PILOT: N_("Pilot"), Kind.REPLICATION: N_("Replication"), Kind.OTHER: N_("Other project")}
STATES = {
    State.IDEA: N_("Initiated"),
    State.PASSPORT_DRAFT: N_("The passport is being prepared"),
    State.PASSPORT_REVIEW: N_("The passport is to be approved"),
    State.MAPPING_CURRENT: N_("Mapping of the current state"),
    State.ANALYSIS: N_("Analysis of problems and waste"),
    State.MAPPING_TARGET: N_("Map of the target state"),
    State.PLANNING: N_("Plan of measures"),
    State.DEFENCE: N_("Defence before the customer"),
    State.IMPLEMENTATION: N_("Improvements are put into practice"),
    State.RESULT_MONITORING: N_("Results are monitored"),
    State.CLOSING: N_("Closing"),
    State.STABILITY_MONITORING: N_("Closed, stability is monitored"),
    State.SUSTAINED: N_("The result is stable"),
    State.REGRESSED: N_("The result is lost"),
    State.SUSPENDED: N_("Suspended"),
    State.REJECTED: N_("Rejected"),
    State.CANCELLED: N_("Ended early"),
}
STEPS = {
    Step.CREATE: N_("Entered in the register"),
    Step.START_PASSPORT: N_("The passport was begun"),
    Step.REJECT: N_("Rejected"),
    Step.SUBMIT: N_("The passport was submitted"),
    Step.RETURN: N_("The passport was returned"),
    Step.APPROVE: N_("The passport was approved"),
    Step.COMPLETE_STAGE: N_("The stage was completed"),
    Step.ACCEPT: N_("The customer accepted the plan"),
    Step.SEND_BACK: N_("The customer sent the plan back"),
    Step.REWORK: N_("Work goes on: the goals are not reached"),
    Step.CLOSE: N_("The project was closed"),
    Step.SUSTAIN: N_("The result is stable"),
    Step.REGRESS: N_("The result is lost"),
    Step.SUSPEND: N_("Suspended"),
    Step.RESUME: N_("Resumed"),
    Step.CANCEL: N_("Ended early"),
}
STAGES = {
    1: N_("Agreement of the passport"),
    2: N_("Mapping of the current state"),
    3: N_("Analysis of problems and waste"),
    4: N_("Making the map of the target state"),
    5: N_("Working out the plan of measures"),
    6: N_("Defence of the plan before the customer"),
    7: N_("Putting improvements into practice"),
    8: N_("Monitoring of the results"),
    9: N_("Closing of the project"),
    10: N_("Monitoring of the stability of the results"),
}
ACTIONS = {
    ActionState.PLANNED: N_("planned"),
    ActionState.IN_PROGRESS: N_("in work"),
    ActionState.REPORTED: N_("waits for acceptance"),
    ActionState.CONFIRMED: N_("accepted"),
    ActionState.CANCELLED: N_("will not be done"),
}
ROLES = {
    FileRole.CURRENT_MAP: N_("Map of the current state"),
    FileRole.TARGET_MAP: N_("Map of the target state"),
    FileRole.PROBLEM_TABLE: N_("Table of the analysis of problems"),
    FileRole.FINAL_PRESENTATION: N_("Final presentation"),
    FileRole.APPROVAL: N_("Passport with the customer's signature"),
    FileRole.AGREEMENT: N_("Letter of the regional committee"),
    FileRole.PROTOCOL: N_("Minutes of the defence"),
    FileRole.STANDARD: N_("Standard of the work"),
    FileRole.PHOTO: N_("Photograph"),
    FileRole.OTHER: N_("Another document"),
}
FIELDS = {
    "title": N_("Name of the project"),
    "unit_id": N_("Structural unit"),
    "sector": N_("Line of activity"),
    "tags": N_("Targets and tasks of Decree 204"),
    "source": N_("The pilot that is replicated"),
    "customer": N_("Customer"),
    "customer_head": N_("Head of the customer"),
    "customer_post": N_("Post of the customer's head"),
    "process": N_("Process"),
    "boundaries": N_("Boundaries of the process"),
    "leader_id": N_("Leader of the project"),
    "team": N_("Team of the project"),
    "rationale": N_("Rationale"),
    "goals": N_("Goals"),
    "effects_text": N_("Effects"),
    "stages": N_("Schedule"),
}
MISSING = {
    **{name: text for name, text in FIELDS.items() if name not in ("unit_id", "goals", "stages", "source")},
    "source": N_("the pilot that is replicated, or where it was tried out"),
    "goals": N_("at least one goal"),
    "goal_unit": N_("each goal has its unit of measurement"),
    "goal_values": N_("each goal has its current and its target value"),
    "goal_same": N_("the target of a goal differs from its current value"),
    "stages": N_("the dates of all ten stages"),
    "stage_dates": N_("dates that are possible"),
    "approval": N_("the approval of the customer's head"),
    "approval_file": N_("the passport with the customer's signature, as a file"),
    "agreement": N_("the agreement of the regional committee"),
    "current_map": N_("the map of the current state, as a file for now"),
    "problem_table": N_("the table of the analysis of problems, as a file for now"),
    "target_map": N_("the map of the target state, as a file for now"),
    "longer": N_("why the process takes longer: the target of its lead time is above the current value"),
    "actions": N_("at least one action"),
    "action_owner": N_("each action has somebody who does it and a day, or is not to be done"),
    "actions_open": N_("each action is accepted or will not be done"),
    "wishes": N_("the customer's word about actions that were put off or dropped"),
    "facts": N_("the reached value of every goal"),
    "results": N_("at least one row of «was – became»"),
    "documents": N_("the final presentation, or all five documents"),
    "goals_reached": N_("a goal below 80 %: otherwise there is nothing to work on further"),
    "checks": N_("the checks of stability"),
}
FAULTS = {
    "backwards": N_("ends before it begins"),
    "before_previous": N_("begins before the stage before it"),
    "before_end": N_("closing comes before the results are monitored"),
    "not_after_closing": N_("comes after closing"),
    "too_long": N_("a project does not last five years"),
    "overlaps": N_("begins before the stage before it has ended"),
    "day_off": N_("ends on a day off"),
}

HELPS = {
    "title": N_("Say what becomes better, not what is done: “Certificates of the archive in three days”."),
    "customer": N_("Who orders the result and is to be content with it. Its head approves the passport."),
    "customer_head": N_("The person who approves with “I approve” and before whom the plan is defended."),
    "process": N_("The work that is improved, as those call it who do it every day."),
    "boundaries": N_(
        "The form says “from … to …”: write like “the filing of a request”, “the handing out of the paper”."
    ),
    "leader_id": N_("One person who answers for the project and leads the team."),
    "team": N_("Those who do the work of the process; at least one beside the leader."),
    "rationale": N_("Why just this process: numbers, complaints, lost hours. One reason a line."),
    "goals": N_("What is measured, from which value to which. Without a number there is no goal."),
    "lead_time": N_("This goal is the time from the beginning to the end of the process."),
    "effects_text": N_("What people will notice: less waiting, fewer papers, hours that are free for other work."),
    "stages": N_("All ten stages have dates. The usual plan counts from the agreement of the passport."),
    "sector": N_("The line of the quarterly form in which the project is counted."),
    "tags": N_("Which national goals it serves; at least one while a set of them is in force."),
    "source": N_("The proven pilot whose solution is taken over, or where it was tried out elsewhere."),
}
"""Help beside each field of the passport."""
