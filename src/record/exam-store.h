/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/exam-doubt.h"
#include "record/exam-history-file.h"
#include "record/exam-miss.h"
#include "record/exam-remarks.h"
#include "record/exam-saved-set.h"
#include "record/exam-stored-sitting.h"
#include "sitting/exam-history.h"
#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_STORE (exam_store_get_type ())
G_DECLARE_FINAL_TYPE (ExamStore, exam_store, EXAM, STORE, GObject)

ExamStore *exam_store_new (const char *folder,
                           ExamClock  *clock) G_GNUC_WARN_UNUSED_RESULT;

void     exam_store_open_async (ExamStore          *self,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean exam_store_open_finish (ExamStore    *self,
                                 GAsyncResult *result,
                                 char        **notice,
                                 GError      **error);
void     exam_store_close (ExamStore *self);

const char *exam_store_get_trouble (ExamStore *self);
gboolean    exam_store_is_in_memory (ExamStore *self);
guint64     exam_store_get_revision (ExamStore *self);

/* Writing: returns at once, in order, tried again until it is done */
void exam_store_begin (ExamStore               *self,
                       const ExamSittingRecord *record,
                       ExamForm                *form);
void exam_store_append (ExamStore       *self,
                        gint64           sitting_id,
                        const ExamEvent *event);
void exam_store_beat (ExamStore *self,
                      gint64     sitting_id,
                      gint64     elapsed);
void exam_store_end (ExamStore   *self,
                     gint64       sitting_id,
                     ExamSitting *sitting);
void exam_store_delete (ExamStore *self,
                        gint64     sitting_id);
void exam_store_undelete (ExamStore *self,
                          gint64     sitting_id);

gboolean exam_store_flush (ExamStore *self,
                           gint64     timeout);

/* Reading: sees all that was written before */
void               exam_store_list_async (ExamStore          *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GPtrArray         *exam_store_list_finish (ExamStore    *self,
                                           GAsyncResult *result,
                                           GError      **error);
void               exam_store_load_async (ExamStore          *self,
                                          gint64              sitting_id,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
ExamStoredSitting *exam_store_load_finish (ExamStore    *self,
                                           GAsyncResult *result,
                                           GError      **error);
void               exam_store_load_history_async (ExamStore          *self,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
ExamHistory       *exam_store_load_history_finish (ExamStore    *self,
                                                   GAsyncResult *result,
                                                   GError      **error);

/* Reading over many sittings: exam-store-overview.c */
void    exam_store_list_domain_results_async (ExamStore          *self,
                                              const char         *format_id,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GArray *exam_store_list_domain_results_finish (ExamStore    *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void    exam_store_list_reviews_async (ExamStore          *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GArray *exam_store_list_reviews_finish (ExamStore    *self,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void    exam_store_list_misses_async (ExamStore          *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GArray *exam_store_list_misses_finish (ExamStore    *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the candidate says afterwards: exam-store-remarks.c */
void         exam_store_set_cause (ExamStore *self,
                                   gint64     sitting_id,
                                   guint      position,
                                   ExamCause  cause);
void         exam_store_set_item_note (ExamStore  *self,
                                       const char *item_id,
                                       const char *note);
void         exam_store_set_doubt (ExamStore  *self,
                                   gint64      sitting_id,
                                   guint       position,
                                   const char *reason);
void         exam_store_load_remarks_async (ExamStore          *self,
                                            gint64              sitting_id,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
ExamRemarks *exam_store_load_remarks_finish (ExamStore    *self,
                                             GAsyncResult *result,
                                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         exam_store_list_doubts_async (ExamStore          *self,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray   *exam_store_list_doubts_finish (ExamStore    *self,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Practice: exam-store-practice.c */
void       exam_store_add_review (ExamStore  *self,
                                  gint64      sitting_id,
                                  guint       position,
                                  const char *item_id,
                                  guint       rating);
void       exam_store_save_set (ExamStore  *self,
                                const char *name,
                                const char *settings);
void       exam_store_delete_set (ExamStore  *self,
                                  const char *name);
void       exam_store_list_sets_async (ExamStore          *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *exam_store_list_sets_finish (ExamStore    *self,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       exam_store_list_servings_async (ExamStore          *self,
                                           const char         *format_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GArray    *exam_store_list_servings_finish (ExamStore    *self,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole history as one file: exam-store-history.c */
void     exam_store_export_async (ExamStore          *self,
                                  const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean exam_store_export_finish (ExamStore    *self,
                                   GAsyncResult *result,
                                   GError      **error);
void     exam_store_import_async (ExamStore          *self,
                                  const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean exam_store_import_finish (ExamStore         *self,
                                   GAsyncResult      *result,
                                   ExamHistoryReport *report,
                                   GError           **error);

G_END_DECLS
