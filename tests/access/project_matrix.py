"""Who may do what with lean projects: the rows of the matrix, in the columns of `matrix.WHO`.

The project is the land unit's; who leads it, does its action and heads its customer, which is the land unit too, are
people of no column. `@self`: all of them are the asker. `@outside`: the customer is nobody of the administration.
`@early`: the passport was not approved yet. `screen` was not given the wall of projects to show.
"""

PROJECT_REQUESTS = """
GET    /projects                                        in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>                           in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/wall                                   in   200 200   200  200   200    200   200   200    200   in   in   404
GET    /projects/<project_id>/files/<file_id>           in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/passport.pdf              in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/passport-card.pdf         in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/passport.docx             in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/report.pdf                in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/report.docx               in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/presentation.pptx         in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/<project_id>/presentation.pdf          in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/lists.xlsx                             in   200 200   200  200   200    200   200   200    200   in   in   in
GET    /projects/lists.pdf                              in   200 200   200  200   200    200   200   200    200   in   in   in

POST   /api/v1/me/proof                                 401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/projects                                 401  200 200   200  200   200    200   200   200    200   401  401  404
GET    /api/v1/projects/default-plan                    401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/projects/targets                         401  200 200   200  200   200    200   200   200    200   401  401  404
GET    /api/v1/projects/timeline                        401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/projects/<project_id>                    401  200 200   200  200   200    200   200   200    200   401  401  401
GET    /api/v1/projects/<project_id>/timeline           401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/portfolios                               401  403 403   403  403   403    201   403   403    201   401  401  401
PUT    /api/v1/portfolios/<portfolio_id>                401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/projects                                 401  201 404   201  404   201    201   403   403    201   401  401  401
POST   /api/v1/projects/<project_id>/replicate          401  201 404   201  404   201    201   403   403    201   401  401  401
PATCH  /api/v1/projects/<project_id>                    401  403 403   200  403   200    200   403   403    200   401  401  401
PATCH  /api/v1/projects/<project_id> @self              401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/projects/<project_id>/seen               401  200 200   200  200   200    200   200   200    200   401  401  401
PUT    /api/v1/projects/<project_id>/plan               401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/shift              401  403 403   200  403   200    200   403   403    200   401  401  401
PUT    /api/v1/projects/<project_id>/results            401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/start-passport     401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/reject             401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/reject @self       401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/submit             401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/return             401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/approve            401  403 403   403  403   200    403   403   403    403   401  401  401
POST   /api/v1/projects/<project_id>/approve @self      401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/projects/<project_id>/approve @outside   401  403 403   403  403   403    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/agreements         401  403 403   201  403   201    201   403   403    201   401  401  401
POST   /api/v1/projects/<project_id>/agreements/<agreement_id>/answer 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/complete-stage     401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/accept             401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/send-back          401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/rework             401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/close              401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/checks             401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/suspend            401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/resume             401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/cancel             401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/cancel @early      401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions            401  403 403   201  403   201    201   403   403    201   401  401  401
PATCH  /api/v1/projects/<project_id>/actions/<action_id> 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/report 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/report @self 401  200 200   200  200   200    200   200   200    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/confirm 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/return 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/cancel 401  403 403   200  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/actions/<action_id>/wish 401  403 403   403  403   200    200   403   403    200   401  401  401
POST   /api/v1/projects/<project_id>/files              401  403 403   201  403   201    201   403   403    201   401  401  401
DELETE /api/v1/projects/<project_id>/files/<file_id>    401  403 403   200  403   200    200   403   403    200   401  401  401
"""

PROJECT_ROOMS = """
projects          no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   no
project           no   yes yes   yes  yes   yes    yes   yes   yes    yes   no   no   no
"""
