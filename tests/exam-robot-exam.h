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

G_END_DECLS
