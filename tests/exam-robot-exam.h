/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "exam-robot.h"

G_BEGIN_DECLS

GPtrArray *robot_list_options (ExamRobot *robot);

ExamItem *robot_read_item (ExamRobot      *robot,
                           const ExamPool *pool,
                           guint           number,
                           guint           total,
                           GPtrArray     **shown);
void      robot_check_role (ExamRobot      *robot,
                            const ExamItem *item);
void      robot_press_letter (ExamRobot *robot,
                              guint      place);
void      robot_answer_choice (ExamRobot      *robot,
                               const ExamItem *item,
                               GPtrArray      *shown,
                               gboolean        right);
void      robot_wait_for (ExamRobot  *robot,
                          const char *name);
void      robot_wait_for_prefix (ExamRobot  *robot,
                                 const char *prefix);
void      robot_press_and_wait (ExamRobot  *robot,
                                const char *keys,
                                const char *name);
void      robot_tab_and_press (ExamRobot  *robot,
                               const char *name,
                               const char *keys);

void      robot_begin_exam (ExamRobot  *robot,
                            const char *which,
                            gboolean    short_form);
void      robot_go_on (ExamRobot *robot);
void      robot_end_exam (ExamRobot  *robot,
                          const char *body);
char     *robot_find_result (ExamRobot  *robot,
                             const char *score);
char     *robot_make_zone (void);

G_END_DECLS
