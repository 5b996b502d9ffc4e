"""How somebody may try to get in, by number as in the threat model, and which tests prove that it does not work.

A case without proofs says why: it needs something that the product does not have. Whoever adds that thing (surveys, links
in texts …) adds its proofs here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`proofs` are files below tests/ with the tests in them; `without` is what the product does not have yet."""

    number: str
    attack: str
    proofs: dict[str, tuple[str, ...]]
    without: str = ""


_MATRIX = "access/test_requests.py"
CASES = (
    Case(
        "A1",
        "every address with the id of another department's thing",
        {
            _MATRIX: ("test_who_is_refused_changes_nothing", "test_every_address_has_a_row_and_every_row_an_address"),
            "access/test_unknown.py": ("test_what_is_foreign_is_answered_like_what_is_not_there",),
        },
        without="attachments of tasks, thumbnails",
    ),
    Case(
        "A2",
        "a thing of another board in an address of one's own board or task",
        {"abuse/test_mixed_things.py": ("test_a_foreign_thing_in_an_address_of_ones_own_is_not_there",)},
    ),
    Case(
        "A3",
        "a foreign thing named in a body: assignee, column, label, task, unit",
        {
            "abuse/test_mixed_things.py": ("test_a_foreign_thing_in_a_body_is_refused_and_not_told_of",),
            "tasks/test_foreign_things.py": ("test_a_neighbour_on_another_board_is_like_one_that_never_was",),
            "projects/test_project_bad_input.py": ("test_who_or_what_is_not_there_is_named_by_nobody",),
            "projects/test_project_files.py": ("test_photographs_in_a_row_are_pictures_of_this_project",),
        },
        without="meetings, parents of tasks",
    ),
    Case(
        "A4",
        "watching a foreign, vanished or nonsensical room",
        {
            "live/test_sockets.py": (
                "test_a_room_that_one_may_not_watch_is_refused_and_nothing_of_it_is_told",
                "test_odd_payloads_are_refused_and_the_line_goes_on",
                "test_odd_packets_harm_nobody_else",
            ),
            "access/test_rooms.py": ("test_what_is_no_room_is_open_to_nobody",),
        },
    ),
    Case(
        "A5",
        "an open page of somebody who has left the department, also at another process without Redis",
        {
            "live/test_sockets.py": ("test_withdrawn_rights_reach_sockets_within_seconds",),
            "abuse/test_revoked_elsewhere.py": ("test_withdrawn_rights_reach_the_sockets_of_another_process",),
        },
    ),
    Case(
        "A6",
        "leadership writes: by any address, by a socket, by a GET with effects",
        {
            _MATRIX: (
                "test_who_is_refused_changes_nothing",
                "test_reading_answers_as_the_matrix_says_and_changes_nothing",
            ),
            "access/test_sockets.py": ("test_a_socket_can_change_nothing_and_ask_for_nothing_else",),
        },
    ),
    Case(
        "A7",
        "the token of a wall device at other addresses",
        {
            _MATRIX: (
                "test_reading_answers_as_the_matrix_says_and_changes_nothing",
                "test_who_is_refused_changes_nothing",
            ),
            "access/test_rooms.py": ("test_a_room_is_open_to_whom_the_matrix_says",),
            "pairing/test_what_a_screen_may_see.py": ("test_it_watches_no_other_room",),
            "pairing/test_pairing.py": ("test_a_secret_in_the_address_opens_nothing",),
        },
    ),
    Case(
        "A8",
        "a revoked, copied or guessed wall device",
        {
            "pairing/test_pairing.py": ("test_whoever_tries_out_codes_has_to_wait", "test_a_code_is_good_once"),
            "pairing/test_how_screens_are.py": (
                "test_a_second_device_with_the_same_secret_is_noticed",
                "test_one_that_only_reads_is_noticed_too",
            ),
            "pairing/test_what_a_screen_may_see.py": ("test_once_sent_away_it_sees_nothing",),
            "screens/test_screens_on_walls.py": (
                "test_a_tv_is_let_in_by_its_code_shows_the_wall_and_goes_dark_when_it_is_sent_away",
            ),
        },
    ),
    Case("A9", "fields that nobody asked for", {"web/test_inputs.py": ("test_an_unknown_field_is_refused_and_named",)}),
    Case(
        "A10",
        "answers that tell more than their reader may know",
        {
            "abuse/test_mixed_things.py": (
                "test_no_answer_has_what_proves_who_somebody_is_or_more_of_people_than_their_reader_may_know",
            ),
            "web/test_openapi.py": ("test_every_question_is_answered_as_described",),
            "tasks/test_hours_are_private.py": ("test_no_address_tells_a_colleague_or_an_administrator",),
        },
    ),
    Case(
        "A13",
        "a cookie that was there before the sign-in",
        {
            "people/test_sign_ins.py": (
                "test_signing_in_makes_a_new_cookie",
                "test_signing_in_again_makes_a_new_cookie_and_ends_the_old_one",
            ),
            "people/test_roles.py": ("test_another_role_ends_every_sign_in_at_once",),
        },
    ),
    Case(
        "A14",
        "an old cookie after signing out, another password, a closed account",
        {
            "people/test_sign_ins.py": ("test_signing_out_ends_the_sign_in_and_not_only_the_cookie",),
            "people/test_password_page.py": ("test_the_other_sign_ins_end_and_this_one_goes_on",),
            "people/test_roles.py": ("test_a_closed_account_ends_every_sign_in_at_once",),
            "abuse/test_revoked_elsewhere.py": ("test_a_withdrawn_key_and_sign_in_end_at_once_at_the_other_process",),
        },
    ),
    Case(
        "A15",
        "guessing: many passwords for one account, one for many, from made-up addresses",
        {
            "people/test_guessing.py": (
                "test_each_further_try_waits_twice_as_long_up_to_a_quarter_of_an_hour",
                "test_fifty_tries_at_whichever_accounts_are_free_and_then_the_address_waits",
                "test_an_address_that_a_program_made_up_is_not_believed",
                "test_of_many_guesses_at_the_same_moment_none_goes_uncounted",
            )
        },
    ),
    Case(
        "A16",
        "wrong guesses to keep the owner out",
        {"people/test_guessing.py": ("test_the_owner_gets_in_from_another_address_during_the_attack",)},
    ),
    Case(
        "A17",
        "finding out who has an account by text, status or time",
        {
            "people/test_sign_in_by_password.py": (
                "test_whoever_has_no_account_no_password_or_a_closed_one_gets_the_same_answer",
                "test_an_unknown_person_costs_the_server_as_much_as_a_known_one",
            )
        },
    ),
    Case(
        "A20",
        "another site sends forms or JSON with a person's cookie, signs them in or out",
        {
            "web/test_csrf.py": (
                "test_no_address_changes_anything_without_the_token_of_a_page",
                "test_a_body_that_does_not_say_it_is_json_is_refused",
                "test_a_stranger_cannot_be_signed_in_by_another_page",
            ),
            "web/test_headers.py": ("test_cookies_are_for_the_server_alone",),
        },
    ),
    Case(
        "A21",
        "another site opens a socket with a person's cookie",
        {"abuse/test_origins.py": ("test_a_socket_is_opened_from_our_own_pages_alone",)},
    ),
    Case(
        "A22",
        "another site shows us in a frame, reads our answers, polls by a script",
        {
            "web/test_headers.py": ("test_every_answer_carries_the_safety_headers",),
            "web/test_csrf.py": ("test_no_answer_lets_other_sites_read_it",),
            "live/test_transport.py": ("test_polling_is_refused",),
        },
    ),
    Case(
        "A23",
        "texts that try to become code, in every field, on every page",
        {
            "abuse/test_text_never_becomes_code.py": (
                "test_every_text_that_a_command_takes_was_tried_with_every_payload",
                "test_no_text_does_anything_on_any_page",
                "test_the_watch_itself_would_speak",
            )
        },
        without="surveys, meetings",
    ),
    Case(
        "A25",
        "links that run something",
        {"abuse/test_text_never_becomes_code.py": ("test_no_text_does_anything_on_any_page",)},
        without="links and Markdown in texts: an address is shown as text",
    ),
    Case(
        "A26",
        "the way back after signing in leads to another host",
        {
            "people/test_coming_back.py": (
                "test_signing_in_leads_to_no_other_host",
                "test_choosing_a_language_leads_to_no_other_host",
                "test_a_strange_address_leads_a_stranger_to_no_other_host",
            ),
            "abuse/test_origins.py": ("test_no_address_is_made_of_what_an_asker_calls_us",),
        },
    ),
    Case(
        "A28",
        "texts that become a formula in a table",
        {
            "projects/test_register_lists.py": ("test_strange_texts_stay_text_and_nothing_becomes_a_formula",),
            "kpi/test_tables_of_values.py": ("test_every_value_can_be_taken_away_and_no_word_becomes_a_formula",),
        },
    ),
    Case(
        "A30",
        "texts that break out of a calendar file",
        {
            "feeds/test_texts_in_a_feed.py": (
                "test_a_text_stays_a_text_wherever_it_stands",
                "test_a_sign_that_no_line_can_have_is_a_space",
            )
        },
    ),
    Case(
        "A31",
        "texts that become a part of a query",
        {
            "web/test_inputs.py": (
                "test_odd_ids_in_an_address_find_nothing",
                "test_a_cursor_that_was_never_given_is_refused",
                "test_an_unknown_question_is_refused_and_named",
            ),
            "abuse/test_description_holds.py": ("test_every_answer_is_as_described",),
        },
        without="searching and sorting on the server: pages find in what they have",
    ),
    Case(
        "A32",
        "signs that turn, hide or end text, in fields and in the log",
        {
            "web/test_inputs.py": ("test_every_field_refuses_what_it_is_not_and_is_named",),
            "abuse/test_hidden_signs.py": (
                "test_signs_that_hide_or_turn_text_are_taken_out",
                "test_what_shows_nothing_is_empty",
            ),
            "abuse/test_text_never_becomes_code.py": ("test_signs_that_turn_or_hide_text_are_kept_nowhere",),
            "test_logs.py": ("test_each_line_is_an_object_or_one_of_the_lines_for_the_person_at_the_screen",),
        },
    ),
    Case(
        "A33",
        "a file that is not what it is called: a page, a drawing that runs, macros; a photograph that says too much",
        {
            "projects/test_project_files.py": (
                "test_what_a_file_is_follows_from_its_content_and_not_from_its_name",
                "test_what_is_none_of_these_kinds_has_macros_or_is_broken_is_refused",
                "test_documents_are_saved_and_pictures_shown_and_nothing_is_guessed",
                "test_a_kept_photograph_does_not_say_where_it_was_taken",
            ),
        },
    ),
    Case(
        "A34",
        "names of files that lead elsewhere or break a header",
        {
            "abuse/test_names_of_files.py": (
                "test_whatever_a_document_is_called_it_is_found_by_its_id_and_breaks_no_header",
            ),
        },
        without="archives that are unpacked",
    ),
    Case(
        "A35",
        "small files that become large",
        {
            "projects/test_project_files.py": (
                "test_a_picture_that_would_fill_the_memory_is_refused",
                "test_ten_megabytes_are_taken_and_a_byte_more_is_too_much",
            ),
        },
    ),
    Case(
        "A37",
        "too much, too slow, or nothing at all",
        {
            "live/test_transport.py": (
                "test_200_megabytes_from_anybody_take_no_memory_and_stall_nobody",
                "test_who_talks_without_end_is_closed",
            ),
            "live/test_fanout.py": ("test_who_stops_reading_is_cut_and_the_others_get_everything",),
            "abuse/test_slow_senders.py": (
                "test_strangers_that_only_connect_are_cut_off_while_others_work",
                "test_who_sends_a_byte_now_and_then_is_cut_off",
                "test_many_who_send_slowly_keep_nobody_from_being_served",
            ),
        },
    ),
    Case(
        "A40",
        "somebody inside collects what they can: by counting ids, from caches",
        {
            "web/test_headers.py": ("test_pages_and_answers_are_kept_by_nobody",),
            "access/test_unknown.py": ("test_what_is_foreign_is_answered_like_what_is_not_there",),
        },
        without="exports, presence, public pages, alerts on mass reading",
    ),
)
