/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <glib.h>

G_BEGIN_DECLS

/** Something on the screen, as the accessibility bus has it. The types of our own only let references go by themselves. */
typedef AtspiAccessible ExamNode;
typedef AtspiStateSet ExamNodeStates;
typedef AtspiText ExamNodeText;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamNode, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamNodeStates, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamNodeText, g_object_unref)

/**
 * ExamRobot:
 *
 * Uses the program as somebody does who cannot see it: reads the window through the accessibility bus, as a screen reader
 * would, and presses keys. Everything waits for what it asks for, and fails the test when it does not come.
 */
typedef struct _ExamRobot ExamRobot;

ExamRobot *exam_robot_start (const char *home,
                             const char *const *environment) G_GNUC_WARN_UNUSED_RESULT;
void       exam_robot_kill (ExamRobot *self);
void       exam_robot_close (ExamRobot *self);
void       exam_robot_free (ExamRobot *self);

void exam_robot_press (ExamRobot  *self,
                       const char *keys);
void exam_robot_type (ExamRobot  *self,
                      const char *text);
void exam_robot_go_to (ExamRobot  *self,
                       const char *keys,
                       const char *name,
                       const char *description);
void exam_robot_go_to_prefix (ExamRobot  *self,
                              const char *keys,
                              const char *prefix);
void exam_robot_tab_to (ExamRobot  *self,
                        const char *name,
                        const char *description);
void exam_robot_wait_for_focus (ExamRobot  *self,
                                const char *name);
void exam_robot_wait_for_text (ExamRobot  *self,
                               const char *text);
void exam_robot_wait_for_text_in (ExamRobot  *self,
                                  const char *name,
                                  const char *text);

ExamNode  *exam_robot_wait_for (ExamRobot  *self,
                                const char *name);
void       exam_robot_wait_until_gone (ExamRobot  *self,
                                       const char *name);
gboolean   exam_robot_sees (ExamRobot  *self,
                            const char *name);
void       exam_robot_wait_for_state (ExamRobot      *self,
                                      const char     *name,
                                      AtspiStateType  state,
                                      gboolean        expected);
char      *exam_robot_find_prefix (ExamRobot  *self,
                                   const char *prefix);
char      *exam_robot_wait_for_prefix (ExamRobot  *self,
                                       const char *prefix);
GPtrArray *exam_robot_list_names (ExamRobot *self,
                                  AtspiRole  role,
                                  AtspiRole  other);
char      *exam_robot_dup_described (ExamRobot  *self,
                                     const char *description);
void       exam_robot_check_names (ExamRobot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamRobot, exam_robot_free)

G_END_DECLS
