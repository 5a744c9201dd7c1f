/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-schema-proposal.h"

/* A word that may stand where the author writes, as the list of completions wants it. */
struct _ExamSchemaProposal
{
  GObject parent_instance;

  ExamSourceWord word;   /* (owned) */
};

static char *
exam_schema_proposal_get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (EXAM_SCHEMA_PROPOSAL (proposal)->word.text);
}

static void
proposal_interface_init (GtkSourceCompletionProposalInterface *interface)
{
  interface->get_typed_text = exam_schema_proposal_get_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamSchemaProposal, exam_schema_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, proposal_interface_init))

static void
exam_schema_proposal_finalize (GObject *object)
{
  ExamSchemaProposal *self = EXAM_SCHEMA_PROPOSAL (object);

  g_free (self->word.text);
  g_free (self->word.note);

  G_OBJECT_CLASS (exam_schema_proposal_parent_class)->finalize (object);
}

static void
exam_schema_proposal_class_init (ExamSchemaProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_schema_proposal_finalize;
}

static void
exam_schema_proposal_init (ExamSchemaProposal *self)
{
}

/** Returns: (transfer full): a proposal of a copy of @word */
ExamSchemaProposal *
exam_schema_proposal_new (const ExamSourceWord *word)
{
  ExamSchemaProposal *self = g_object_new (EXAM_TYPE_SCHEMA_PROPOSAL, NULL);

  self->word = (ExamSourceWord) { g_strdup (word->text), g_strdup (word->note), word->value };
  return self;
}

/** Returns: (transfer none): the word */
const ExamSourceWord *
exam_schema_proposal_get_word (ExamSchemaProposal *self)
{
  g_return_val_if_fail (EXAM_IS_SCHEMA_PROPOSAL (self), NULL);
  return &self->word;
}
