"""Who may do what: every address and every socket event for everybody who may ask.

The things in an address are those of the land unit. `own` and `other` are specialists of that unit and of another
one, `head` and `head2` the two units' heads; `deputy` works elsewhere and stands in for the land unit's head today.
`gone` is a closed account, `spent` a sign-in or key that was withdrawn; both were specialists of the land unit.
`screen` hangs on a wall and shows the land unit's board and a wall of KPIs.

A row may name a variant after its address: `@home` asks about the asker's own unit, `@directory` about the
directory's room, `@person` about that of the specialist in `own`, `@own` about the asker's own command, `@self` about
the asker and what is theirs, `@ended` about what was withdrawn. `in` means: sent to the sign-in page. The rows of lean
projects stand in `project_matrix`.
"""

from dataclasses import dataclass

from tests.access.project_matrix import PROJECT_REQUESTS, PROJECT_ROOMS

WHO = (
    "anon",
    "own",
    "other",
    "head",
    "head2",
    "deputy",
    "coord",
    "contr",
    "leader",
    "admin",
    "gone",
    "spent",
    "screen",
)

REQUESTS = """
                                                        anon own other head head2 deputy coord contr leader admin gone spent screen
GET    /                                                in   302 302   302  302   302    302   302   302    302   in   in   in
GET    /boards                                          in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /boards/<board_id>                               in   200 404   200  404   200    200   200   200    200   in   in   in
GET    /boards/<board_id>/settings                      in   403 404   200  404   200    403   403   403    200   in   in   in
GET    /boards/new                                      in   403 403   200  200   200    200   403   403    200   in   in   in
GET    /units/<unit_id>                                 in   200 404   200  404   200    200   200   200    200   in   in   in
GET    /profile                                         in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /admin                                           in   403 403   403  403   403    302   403   403    302   in   in   in
GET    /admin/units                                     in   403 403   403  403   403    403   403   403    200   in   in   in
GET    /admin/people                                    in   403 403   403  403   403    403   403   403    200   in   in   in
GET    /admin/lists                                     in   403 403   403  403   403    200   403   403    200   in   in   in
GET    /admin/calendar                                  in   403 403   403  403   403    200   403   403    200   in   in   in
GET    /admin/deliveries                                in   403 403   403  403   403    200   403   403    200   in   in   in
GET    /stop-letters/<token>                            200  200 200   200  200   200    200   200   200    200   200  200  200
POST   /stop-letters/<token>                            200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /admin/status                                    in   403 403   403  403   403    403   403   403    200   in   in   in
GET    /boards/<board_id>/wall                          in   200 404   200  404   200    200   200   200    200   in   in   200
GET    /kpis                                            in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /kpis/<kpi_code>                                 in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /decisions                                       in   302 302   302  302   302    302   302   302    302   in   in   in
GET    /units/<unit_id>/decisions                       in   200 404   200  404   200    200   200   200    200   in   in   in
GET    /boards/<board_id>/meetings                      in   200 404   200  404   200    200   200   200    200   in   in    in
GET    /boards/<board_id>/meeting                       in   302 404   302  404   302    302   302   302    302   in   in    in
GET    /meetings/<meeting_id>                           in   200 404   200  404   200    200   200   200    200   in   in    in
GET    /meetings/<meeting_id>/wall                      in   200 404   200  404   200    200   200   200    200   in   in    200
GET    /meetings/<meeting_id>/minutes.pdf               in   200 404   200  404   200    200   200   200    200   in   in    in
GET    /meetings/<meeting_id>/minutes.docx              in   200 404   200  404   200    200   200   200    200   in   in    in
GET    /calendar/<secret>.ics                           200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /calendar/<secret>.ics @ended                    404  404 404   404  404   404    404   404   404    404   404  404  404
GET    /screen                                          200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /admin/screens                                   in   403 403   403  403   403    403   403   403    200   in   in   in
GET    /walls/<wall_id>/paper.pdf                       in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /walls/preview                                   in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /kpis/values.xlsx                                in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /kpis/<kpi_code>/values.xlsx                     in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /walls/<wall_id>                                 in   200 200   200  200   200    200   200   200    200   in   in   200
GET    /wall-worker.js                                  200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /tasks/<task_id>                                 in   302 404   302  404   302    302   302   302    302   in   in   in
GET    /sign-in                                         200  302 302   302  302   302    302   302   302    302   200  200  200
POST   /sign-in                                         302  302 302   302  302   302    302   302   302    302   401  302  302
GET    /sign-in/link/<secret>                           200  200 200   200  200   200    200   200   200    200   200  200  200
POST   /sign-in/link/<secret>                           302  302 302   302  302   302    302   302   302    302   302  302  302
POST   /sign-out                                        302  302 302   302  302   302    302   302   302    302   302  302  302
GET    /password                                        in   200 200   200  200   200    200   200   200    200   in   in   in
POST   /password                                        in   302 302   302  302   302    302   302   302    302   in   in   in
GET    /setup                                           404  404 404   404  404   404    404   404   404    404   404  404  404
POST   /setup                                           404  404 404   404  404   404    404   404   404    404   404  404  404
POST   /language                                        302  302 302   302  302   302    302   302   302    302   302  302  302
GET    /healthz                                         200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /readyz                                          200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /metrics                                         401  404 404   404  404   404    404   404   404    200   401  401  401
GET    /api/docs                                        200  200 200   200  200   200    200   200   200    200   200  200  200

GET    /api/v1/openapi.json                             200  200 200   200  200   200    200   200   200    200   200  200  200
GET    /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404  404
POST   /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404  404
PUT    /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404  404
PATCH  /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404  404
DELETE /api/<path:_rest>                                404  404 404   404  404   404    404   404   404    404   404  404  404

GET    /api/v1/me                                       401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/me/sign-ins                              401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/sign-ins/<sign_in_id>/end @self       401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/sign-ins/<sign_in_id>/end @foreign    401  404 404   404  404   404    404   404   404    404   401  401  401
GET    /api/v1/me/tokens                                401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/tokens                                401  201 201   201  201   201    201   201   201    201   401  401  401
POST   /api/v1/me/tokens/<token_id>/revoke @self        401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/tokens/<token_id>/revoke @foreign     401  404 404   404  404   404    404   404   404    404   401  401  401
GET    /api/v1/me/notices                               401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/notices/read                          401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/me/notice-choices                        401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/notice-choices                        401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/reader                                401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/deliveries                               401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/deliveries/<delivery_id>/retry           401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/deliveries/<delivery_id>/drop            401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/deliveries/trial                         401  403 403   403  403   403    409   403   403    409   401  401  401
GET    /api/v1/me/feeds                                 401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/feeds                                 401  201 404   201  404   201    201   201   201    201   401  401  401
POST   /api/v1/me/feeds @self                           401  201 201   201  201   201    201   201   201    201   401  401  401
POST   /api/v1/me/feeds/<feed_id>/revoke @self          401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/me/feeds/<feed_id>/revoke @foreign       401  404 404   404  404   404    404   404   404    404   401  401  401
GET    /api/v1/directory                                401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/units                                    401  403 403   403  403   403    403   403   403    201   401  401  401
PATCH  /api/v1/units/<unit_id>                          401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/units/<unit_id>/close                      401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/units/<unit_id>/reopen                     401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/units/<unit_id>/deputies                 401  403 404   201  404   403    403   403   403    201   401  401  401
POST   /api/v1/units/<unit_id>/deputies @home           401  403 403   201  201   403    201   403   403    201   401  401  401
POST   /api/v1/deputies/<deputy_id>/end                 401  403 404   200  404   403    403   403   403    200   401  401  401
POST   /api/v1/people                                   401  403 403   403  403   403    403   403   403    201   401  401  401
PATCH  /api/v1/people/<person_id>                       401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/people/<person_id>/disable               401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/people/<person_id>/enable                401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/people/<person_id>/link                  401  403 403   403  403   403    403   403   403    201   401  401  401

GET    /api/v1/units/<unit_id>/team                     401  200 404   200  404   200    200   200   200    200   401  401  401
GET    /api/v1/people/<person_id>/load                  401  403 404   200  404   200    403   403   403    403   401  401  401
GET    /api/v1/people/<person_id>/load @self            401  200 200   200  200   200    200   200   403    200   401  401  401
GET    /api/v1/boards/<board_id>/loads                  401  200 404   200  404   200    200   200   200    200   401  401  401
GET    /api/v1/people/<person_id>/availability          401  403 404   200  404   200    403   403   403    403   401  401  401
GET    /api/v1/people/<person_id>/availability @self    401  200 200   200  200   200    200   200   403    200   401  401  401
GET    /api/v1/people/<person_id>/open-tasks            401  403 404   200  404   200    403   403   403    200   401  401  401
GET    /api/v1/people/<person_id>/open-tasks @self      401  200 200   200  200   200    200   200   403    200   401  401  401
POST   /api/v1/people/<person_id>/absences              401  403 404   201  404   201    403   403   403    403   401  401  401
POST   /api/v1/people/<person_id>/absences @self        401  201 201   201  201   201    201   201   403    201   401  401  401
PUT    /api/v1/people/<person_id>/schedule              401  403 404   200  404   200    403   403   403    403   401  401  401
PUT    /api/v1/people/<person_id>/schedule @self        401  200 200   200  200   200    200   200   403    200   401  401  401
PATCH  /api/v1/absences/<absence_id>                    401  403 404   200  404   200    403   403   403    403   401  401  401
PATCH  /api/v1/absences/<absence_id> @self              401  200 200   200  200   200    200   200   403    200   401  401  401
DELETE /api/v1/absences/<absence_id>                    401  403 404   200  404   200    403   403   403    403   401  401  401
DELETE /api/v1/absences/<absence_id> @self              401  200 200   200  200   200    200   200   403    200   401  401  401

GET    /api/v1/kpis                                     401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/kpis/<kpi_code>                          401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/kpis/<kpi_code>/figure                   401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/kpis/<kpi_code>/tasks                    401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/kpis/<kpi_code>/units                    401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/units/<unit_id>/kpis                     401  200 404   200  404   200    200   200   200    200   401  401  401
PATCH  /api/v1/kpis/<kpi_code>                          401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/<kpi_code>/values                   401  200 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/<kpi_code>/notes                    401  201 403   403  403   403    201   403   403    201   401  401  401
DELETE /api/v1/kpis/<kpi_code>/notes/<note_id>          401  200 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/values                              401  200 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/values/preview                      401  200 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/<kpi_code>/reviews                  401  200 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/<kpi_code>/targets/<year>/return    401  403 403   403  403   403    403   200   403    200   401  401  401
PUT    /api/v1/kpis/<kpi_code>/targets/<year>           401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/kpis/<kpi_code>/targets/<year>/approve   401  403 403   403  403   403    403   200   403    200   401  401  401
GET    /api/v1/walls/<wall_id>                          401  200 200   200  200   200    200   200   200    200   401  401  200
POST   /api/v1/walls                                    401  403 403   403  403   403    201   403   403    201   401  401  401
PUT    /api/v1/walls/<wall_id>                          401  403 403   403  403   403    200   403   403    200   401  401  401
DELETE /api/v1/walls/<wall_id>                          401  403 403   403  403   403    200   403   403    200   401  401  401
GET    /api/v1/units/<unit_id>/decisions                401  200 404   200  404   200    200   200   200    200   401  401  200
GET    /api/v1/units/<unit_id>/decisions/archive        401  200 404   200  404   200    200   200   200    200   401  401  401
GET    /api/v1/units/<unit_id>/measured                 401  200 404   200  404   200    200   200   200    200   401  401  401
POST   /api/v1/decisions                                401  201 404   201  404   201    403   403   403    201   401  401  401
PATCH  /api/v1/decisions/<decision_id>                  401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/decisions/<decision_id>/finish           401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/decisions/<decision_id>/drop             401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/decisions/<decision_id>/judge            401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/decisions/<decision_id>/ask              401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/decisions/<decision_id>/answer           401  403 404   403  404   403    200   200   200    200   401  401  401
GET    /api/v1/boards/<board_id>/meetings               401  200 404   200  404   200    200   200   200    200   401  401   200
GET    /api/v1/boards/<board_id>/meetings/archive       401  200 404   200  404   200    200   200   200    200   401  401   401
GET    /api/v1/meetings/<meeting_id>                    401  200 404   200  404   200    200   200   200    200   401  401   200
PUT    /api/v1/boards/<board_id>/meeting-schedule       401  403 404   200  404   200    200   403   403    200   401  401   401
DELETE /api/v1/boards/<board_id>/meeting-schedule       401  403 404   200  404   200    200   403   403    200   401  401   401
PATCH  /api/v1/meetings/<meeting_id>                    401  403 404   200  404   200    200   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/cancel             401  403 404   200  404   200    200   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/start              401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/step               401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/extend             401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/point              401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/attend             401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/rate               401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/decisions          401  201 404   201  404   201    403   403   403    201   401  401   401
POST   /api/v1/meetings/<meeting_id>/apart              401  201 404   201  404   201    403   403   403    201   401  401   401
POST   /api/v1/meetings/<meeting_id>/apart/<apart_id>/drop 401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/finish             401  200 404   200  404   200    403   403   403    200   401  401   401
POST   /api/v1/meetings/<meeting_id>/confirm            401  403 404   200  404   200    403   403   403    200   401  401   401
GET    /api/v1/screens                                  401  403 403   403  403   403    403   403   403    200   401  401  401
GET    /api/v1/screens/waiting/<pairing_code>           401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens                                  401  403 403   403  403   403    403   403   403    201   401  401  401
PUT    /api/v1/screens/<screen_id>                      401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/show                 401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/go-on                401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/identify             401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/reload               401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/send-away            401  403 403   403  403   403    403   403   403    200   401  401  401
POST   /api/v1/screens/<screen_id>/end-alarm            401  403 403   403  403   403    403   403   403    200   401  401  401
GET    /api/v1/screen/pairing                           200  200 200   200  200   200    200   200   200    200   200  200  200
POST   /api/v1/screen/pairing                           201  201 201   201  201   201    201   201   201    201   201  201  201
GET    /api/v1/screen                                   401  404 404   404  404   404    404   404   404    404   401  401  200
POST   /api/v1/screen/report                            401  404 404   404  404   404    404   404   404    404   401  401  200

GET    /api/v1/calendar                                 401  200 200   200  200   200    200   200   200    200   401  401  200
PUT    /api/v1/calendar/<day>                           401  403 403   403  403   403    200   403   403    200   401  401  401
DELETE /api/v1/calendar/<day>                           401  403 403   403  403   403    200   403   403    200   401  401  401

GET    /api/v1/terms                                    401  200 200   200  200   200    200   200   200    200   401  401  200
PUT    /api/v1/terms/<list_name>/<code>                 401  403 403   403  403   403    200   403   403    200   401  401  401

GET    /api/v1/boards                                   401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/boards                                   401  403 422   201  422   201    403   403   403    201   401  401  401
GET    /api/v1/boards/<board_id>                        401  200 404   200  404   200    200   200   200    200   401  401  200
GET    /api/v1/boards/<board_id> @home                  401  200 200   200  200   200    200   200   200    200   401  401  200
PATCH  /api/v1/boards/<board_id>                        401  403 404   200  404   200    403   403   403    200   401  401  401
PATCH  /api/v1/boards/<board_id> @home                  401  403 403   200  200   403    200   403   403    200   401  401  401
PATCH  /api/v1/boards/<board_id>/columns/<column_id>    401  403 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/boards/<board_id>/labels/rename          401  403 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/boards/<board_id>/columns                401  403 404   201  404   201    403   403   403    201   401  401  401
POST   /api/v1/boards/<board_id>/columns/<column_id>/remove 401  403 404   200  404   200    403   403   403    200   401  401  401
GET    /api/v1/boards/<board_id>/archive                401  200 404   200  404   200    200   200   200    200   401  401  401
POST   /api/v1/boards/<board_id>/tasks                  401  201 404   201  404   201    403   403   403    201   401  401  401
POST   /api/v1/boards/<board_id>/tasks @home            401  201 201   201  201   201    201   403   403    201   401  401  401
POST   /api/v1/boards/<board_id>/tasks/move             401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/boards/<board_id>/tasks/assign           401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/boards/<board_id>/tasks/archive          401  200 404   200  404   200    403   403   403    200   401  401  401
GET    /api/v1/tasks/<task_id>                          401  200 404   200  404   200    200   200   200    200   401  401  401
PATCH  /api/v1/tasks/<task_id>                          401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/move                     401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/block                    401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/unblock                  401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/archive                  401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/restore                  401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/comments                 401  201 404   201  404   201    403   403   403    201   401  401  401
PATCH  /api/v1/tasks/<task_id>/comments/<comment_id>    401  403 404   403  404   403    403   403   403    403   401  401  401
PATCH  /api/v1/tasks/<task_id>/comments/<comment_id> @self 401  200 404   200  404   200    403   403   403    200   401  401  401
DELETE /api/v1/tasks/<task_id>/comments/<comment_id>    401  403 404   403  404   403    403   403   403    403   401  401  401
DELETE /api/v1/tasks/<task_id>/comments/<comment_id> @self 401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/checklist                401  201 404   201  404   201    403   403   403    201   401  401  401
PATCH  /api/v1/tasks/<task_id>/checklist/<item_id>      401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/checklist/<item_id>/tick 401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/checklist/<item_id>/untick 401  200 404   200  404   200    403   403   403    200   401  401  401
POST   /api/v1/tasks/<task_id>/checklist/<item_id>/move 401  200 404   200  404   200    403   403   403    200   401  401  401
DELETE /api/v1/tasks/<task_id>/checklist/<item_id>      401  200 404   200  404   200    403   403   403    200   401  401  401

GET    /api/v1/status                                   401  403 403   403  403   403    403   403   403    200   401  401  401

GET    /api/v1/commands                                 401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/commands/<command_id>/undo @foreign      401  404 404   404  404   404    404   404   404    404   401  401  401
POST   /api/v1/commands/<command_id>/undo @own          401  200 200   200  200   200    200   403   403    200   401  401  401
GET    /api/v1/rooms/<room>/events                      401  200 404   200  404   200    200   200   200    200   401  401  200
GET    /api/v1/rooms/<room>/events @directory           401  404 404   404  404   404    404   404   404    200   401  401  404
"""
REQUESTS += PROJECT_REQUESTS

SOCKET_EVENTS = """
                  anon own other head head2 deputy coord contr leader admin gone spent screen
connect           no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   yes
watch             -    yes 404   yes  404   yes    yes   yes   yes    yes   -    -    yes
watch @directory  -    404 404   404  404   404    404   404   404    yes   -    -    404
watch @person     -    yes 404   yes  404   yes    404   404   404    404   -    -    404
unwatch           -    yes yes   yes  yes   yes    yes   yes   yes    yes   -    -    yes
disconnect        -    yes yes   yes  yes   yes    yes   yes   yes    yes   -    -    yes
"""

ROOMS = """
                  anon own other head head2 deputy coord contr leader admin gone spent screen
board             no   yes no    yes  no    yes    yes   yes   yes    yes   no   no   yes
people            no   no  no    no   no    no     no    no    no     yes   no   no   no
person            no   yes no    yes  no    yes    no    no    no     no    no   no   no
terms             no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   yes
kpis              no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   no
kpis @unit        no   yes no    yes  no    yes    yes   yes   yes    yes   no   no   no
wall              no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   yes
decisions         no   yes no    yes  no    yes    yes   yes   yes    yes   no   no   yes
meetings          no   yes no    yes  no    yes    yes   yes   yes    yes   no   no   yes
meeting           no   yes no    yes  no    yes    yes   yes   yes    yes   no   no   yes
notices           no   yes no    no   no    no     no    no    no     no    no   no   no
screens           no   no  no    no   no    no     no    no    no     yes   no   no   no
screen            no   no  no    no   no    no     no    no    no     yes   no   no   yes
calendar          no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   yes
"""
ROOMS += PROJECT_ROOMS


@dataclass(frozen=True)
class Row:
    """What is asked, and the answer that each of `WHO` gets."""

    what: tuple[str, ...]
    variant: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return " ".join(self.what) + (f" @{self.variant}" if self.variant else "")


def rows(table: str) -> list[Row]:
    """The rows of a table. Raises `ValueError` where its columns are not those of `WHO`."""
    heading, *lines = [line.split() for line in table.splitlines() if line.strip()]
    if tuple(heading) != WHO:
        raise ValueError(f"the columns are not those of WHO: {heading}")
    return [_row(words) for words in lines]


def _row(words: list[str]) -> Row:
    asked, answers = words[: -len(WHO)], words[-len(WHO) :]
    variant = asked.pop().removeprefix("@") if asked[-1].startswith("@") else ""
    return Row(tuple(asked), variant, dict(zip(WHO, answers, strict=True)))
